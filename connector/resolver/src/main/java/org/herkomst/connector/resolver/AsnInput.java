package org.herkomst.connector.resolver;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.address.ClientAddress;

/**
 * Which network operator announces a range: a CSV of start, end, AS number, holder and, where known, the holder's type. Start and end
 * are addresses or whole numbers (as in npm {@code @ip-location-db/asn}); a header is optional.
 */
final class AsnInput implements Input {
    static final String TYPE = "asn";

    private static final List<String> KINDS =
            List.of("business", "isp", "mobile", "hosting", "education", "government");

    /** Other words for a mobile network, as lists of operators have them. */
    private static final List<String> MOBILE = List.of("mobile", "cellular", "wireless");

    private static final BigInteger IPV4_END = BigInteger.ONE.shiftLeft(32);
    private static final BigInteger IPV6_END = BigInteger.ONE.shiftLeft(128);

    private final Path path;
    private final Map<String, Claim> holders = new HashMap<>();

    AsnInput(Path path) {
        this.path = path;
    }

    @Override
    public Count read(Sink sink) {
        String file = Inputs.fileName(path);
        try (BufferedReader reader = TextFile.open(path)) {
            return rows(new CsvReader(reader, file), sink);
        } catch (IOException broken) {
            throw new InputException(
                    file, "the file can't be read to its end", "Copy it again; it may be cut or damaged.");
        }
    }

    private Count rows(CsvReader rows, Sink sink) throws IOException {
        List<String> row = rows.next();
        if (row.isEmpty()) {
            throw rows.fault("the file is empty", "Give rows of start,end,AS number,holder.");
        }
        row = isHeader(row) ? rows.next() : row;
        long used = 0;
        long skipped = 0;
        for (; !row.isEmpty(); row = rows.next()) {
            if (row.size() < 4 || row.size() > 5) {
                throw rows.fault(
                        "the row has " + row.size() + " fields",
                        "Give start,end,AS number,holder and, if known, type.");
            }
            AddressRange range = range(row, rows);
            if (row.get(3).isBlank()) {
                skipped++;
            } else {
                sink.accept(range, claim(row, rows));
                used++;
            }
        }
        return new Count(used, skipped);
    }

    private static boolean isHeader(List<String> row) {
        return row.get(0).strip().toLowerCase(Locale.ROOT).matches("(ip_?)?(range_?)?(start|first)(_?(ip|address))?");
    }

    private static AddressRange range(List<String> row, CsvReader rows) {
        String start = row.get(0).strip();
        String end = row.get(1).strip();
        boolean large = end.length() > 10;
        return address(start, large)
                .flatMap(first -> address(end, large).flatMap(last -> AddressRange.between(first, last)))
                .orElseThrow(() -> rows.fault(
                        "start and end are no range",
                        "Give two addresses, or two whole numbers, the lower one first."));
    }

    private static Optional<ClientAddress> address(String text, boolean large) {
        return text.matches("\\d{1,39}") ? number(new BigInteger(text), large) : AddressRange.address(text);
    }

    private static Optional<ClientAddress> number(BigInteger number, boolean ipv6) {
        if (number.compareTo(ipv6 ? IPV6_END : IPV4_END) >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                ipv6
                        ? ClientAddress.ofIpv6(number.shiftRight(64).longValue(), number.longValue())
                        : ClientAddress.ofIpv4(number.intValue()));
    }

    private Claim claim(List<String> row, CsvReader rows) {
        String given = row.size() < 5 ? "" : row.get(4).strip().toLowerCase(Locale.ROOT);
        String type = MOBILE.contains(given) ? "mobile" : given;
        if (!type.isEmpty() && !KINDS.contains(type)) {
            throw rows.fault(
                    "the type of the holder is unknown", "Use one of: " + String.join(", ", KINDS) + ", or none.");
        }
        String name = row.get(3).strip();
        return holders.computeIfAbsent(type + "|" + name, key -> type.isEmpty() ? untyped(name) : typed(name, type));
    }

    private static Claim typed(String name, String type) {
        if (type.equals("mobile")) {
            return Named.of(name, null, null, OrganisationKind.ISP, grounds(name, "isp"));
        }
        return Named.of(name, null, null, OrganisationKind.valueOf(type.toUpperCase(Locale.ROOT)), grounds(name, type));
    }

    private static Claim untyped(String name) {
        return Named.of(
                name, null, null, OperatorNames.kind(name).orElse(OrganisationKind.BUSINESS), grounds(name, "none"));
    }

    /** A holder's own type says most; a name like a provider's makes it doubtful. */
    static Grounds grounds(String name, String type) {
        String words = OperatorNames.kind(name).isPresent() ? "provider" : "plain";
        return new Grounds(Basis.HOLDER, List.of("type=" + type, "words=" + words));
    }
}
