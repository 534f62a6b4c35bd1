package org.herkomst.connector.resolver;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.address.ClientAddress;
import org.herkomst.connector.resolver.names.AsciiHost;
import org.herkomst.connector.resolver.names.DomainName;
import org.herkomst.connector.resolver.names.FreeMail;

/**
 * A snapshot of reverse names that the operator holds: a CSV with the header {@code address,host,forward}, where {@code forward} has the
 * addresses that the host's own name leads to, separated by blanks. Only a row whose address is among them counts. A name that is made of
 * its address, or of a word for a pool, is the provider's; so is a domain of very many addresses. Asks nobody.
 */
final class ReverseInput implements Input {
    static final String TYPE = "reverse";

    /** A domain with more addresses than this is a provider's or a hoster's. */
    static final int MOST_OF_A_DOMAIN = 256;

    private static final int MOST_NAMES = 1_000_000;
    private static final List<String> HEADER = List.of("address", "host", "forward");

    private final Path path;
    private final KnownAccounts accounts;
    private final Map<String, List<ReverseName>> byDomain = new HashMap<>();
    private List<ReverseName> names = List.of();
    private int kept;

    /** The accounts are those of the other inputs. */
    ReverseInput(Path path, List<CompanyFacts> accounts) {
        this.path = path;
        this.accounts = new KnownAccounts(accounts);
    }

    @Override
    public Count read(Sink sink) {
        String file = Inputs.fileName(path);
        long skipped;
        try (BufferedReader reader = TextFile.open(path)) {
            skipped = rows(new CsvReader(reader, file));
        } catch (IOException broken) {
            throw new InputException(
                    file, "the file can't be read to its end", "Copy it again; it may be cut or damaged.");
        }
        names = names();
        for (ReverseName name : names) {
            accounts.withDomain(name.domain())
                    .ifPresent(account -> sink.accept(
                            name.address(), new Named(account, new Grounds(Basis.PUBLISHED, List.of("source=ptr")))));
        }
        return new Count(names.size(), skipped);
    }

    private long rows(CsvReader rows) throws IOException {
        List<String> header = rows.next().stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!header.equals(HEADER)) {
            throw rows.fault("the header isn't " + String.join(",", HEADER), "Begin the file with that line.");
        }
        long skipped = 0;
        for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
            if (row.size() != HEADER.size()) {
                throw rows.fault("the row has " + row.size() + " fields", "Give " + String.join(",", HEADER) + ".");
            }
            skipped += isUsed(row, rows) ? 0 : 1;
        }
        return skipped;
    }

    /** Whether the row can be read; a name that isn't confirmed, or is the provider's, is read and says nothing. */
    private boolean isUsed(List<String> row, CsvReader rows) {
        Optional<ClientAddress> address = AddressRange.address(row.get(0).strip());
        Optional<String> host = AsciiHost.of(row.get(1).strip());
        if (address.isEmpty() || host.isEmpty()) {
            return false;
        }
        if (isConfirmed(address.get(), row.get(2)) && !PatternedHost.is(host.get(), address.get())) {
            DomainName.parse(host.get())
                    .map(DomainName::value)
                    .filter(domain -> !FreeMail.isFreeMail(domain))
                    .ifPresent(domain -> keep(address.get(), domain, rows));
        }
        return true;
    }

    private static boolean isConfirmed(ClientAddress address, String forward) {
        return Stream.of(forward.strip().split("\\s+", -1))
                .flatMap(text -> AddressRange.address(text).stream())
                .map(ReverseInput::alone)
                .anyMatch(alone(address)::equals);
    }

    private static AddressRange alone(ClientAddress address) {
        return AddressRange.of(address, address.isIpv4() ? 32 : 128);
    }

    private void keep(ClientAddress address, String domain, CsvReader rows) {
        List<ReverseName> ofDomain = byDomain.computeIfAbsent(domain, d -> new ArrayList<>(1));
        if (ofDomain.size() > MOST_OF_A_DOMAIN) {
            return;
        }
        if (kept++ == MOST_NAMES) {
            throw rows.fault(
                    "there are more than " + MOST_NAMES + " usable names",
                    "Cut the snapshot to the networks of your other inputs.");
        }
        String shared = ofDomain.isEmpty() ? domain : ofDomain.get(0).domain();
        ofDomain.add(new ReverseName(alone(address), shared));
    }

    @Override
    public List<ReverseName> reverseNames() {
        return names;
    }

    private List<ReverseName> names() {
        return byDomain.values().stream()
                .filter(ofDomain -> ofDomain.size() <= MOST_OF_A_DOMAIN)
                .flatMap(List::stream)
                .sorted(ReverseDomains.ORDER)
                .toList();
    }
}
