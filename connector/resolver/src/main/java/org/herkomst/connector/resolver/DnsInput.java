package org.herkomst.connector.resolver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.herkomst.connector.resolver.names.FreeMail;
import org.herkomst.connector.resolver.published.PublishedNetwork;
import org.herkomst.connector.resolver.published.PublishedSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What the accounts' domains publish of their own networks, from the file in which the last answers are kept. Asks nobody; asking is
 * {@link DomainAsking}'s. A file that isn't there yet says nothing.
 */
final class DnsInput implements Input {
    static final String TYPE = "dns";

    private final Path path;
    private final List<CompanyFacts> accounts;
    private @Nullable LocalDate dated;

    /** The accounts are those of the other inputs. */
    DnsInput(Path path, List<CompanyFacts> accounts) {
        this.path = path;
        this.accounts = List.copyOf(accounts);
    }

    @Override
    public Count read(Sink sink) {
        if (!Files.exists(path)) {
            return new Count(0, 0);
        }
        PublishedSnapshot snapshot = PublishedSnapshot.read(path);
        dated = snapshot.date();
        KnownAccounts known = new KnownAccounts(accounts);
        long used = 0;
        List<PublishedNetwork> networks = snapshot.networks(accounts);
        for (PublishedNetwork network : networks) {
            Optional<CompanyFacts> account =
                    FreeMail.isFreeMail(network.domain()) ? Optional.empty() : known.withDomain(network.domain());
            if (account.isPresent()) {
                sink.accept(network.network(), new Named(account.get(), grounds(network)));
                used++;
            }
        }
        return new Count(used, networks.size() - used);
    }

    private static Grounds grounds(PublishedNetwork network) {
        return new Grounds(Basis.PUBLISHED, List.of("source=" + network.source().word()));
    }

    @Override
    public Optional<LocalDate> dated() {
        return Optional.ofNullable(dated);
    }
}
