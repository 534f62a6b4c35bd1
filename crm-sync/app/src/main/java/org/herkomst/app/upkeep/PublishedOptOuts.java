package org.herkomst.app.upkeep;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.connector.resolver.DomainAsking;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.run.SyncStores;

/** Asks the accounts' domains what they publish, where that is configured, and opts out at once whoever says so there. */
public final class PublishedOptOuts {
    private static final String REASON = "published by the domain itself";
    private static final int EVERY = 100;

    private PublishedOptOuts() {}

    /** Asks; empty where no {@code dns} input is configured. */
    public static Optional<DomainAsking> ask(
            HerkomstConfiguration configuration, SyncStores stores, Clock clock, Consumer<String> progress) {
        Optional<DomainAsking> asked = DomainAsking.run(configuration.resolver(), LocalDate.now(clock), (done, of) -> {
            if (done % EVERY == 0 || done == of) {
                progress.accept("asked " + done + " of " + of + " domains what they publish");
            }
        });
        OptOutDesk desk = OptOutDesk.over(stores, configuration.targets().keySet(), clock);
        asked.ifPresent(found -> found.optedOut()
                .forEach(domain ->
                        desk.confirm(OptOutRequest.domain(domain, REASON, clock.instant()), List.of(), "domain")));
        return asked;
    }
}
