package org.herkomst.core.withdrawal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.herkomst.core.audit.Change;
import org.herkomst.core.company.Company;
import org.herkomst.core.run.SyncStores;
import org.jspecify.annotations.Nullable;

/** Asks the targets to take companies back. Calls join the caller's transaction. */
public final class Withdrawals {
    private final SyncStores stores;
    private final Set<String> configured;
    private final Clock clock;

    /**
     * Withdrawals over the stores.
     *
     * @param configured names of the targets that are configured now
     */
    public Withdrawals(SyncStores stores, Collection<String> configured, Clock clock) {
        this.stores = stores;
        this.configured = Set.copyOf(configured);
        this.clock = clock;
    }

    /**
     * Asks every target that is configured or was ever used to take these companies back.
     *
     * @param optOut the opt-out that is the reason, if any
     * @return the targets
     */
    public Set<String> request(Collection<Long> companies, Reason reason, @Nullable Long optOut, String who) {
        Set<String> targets = new TreeSet<>(configured);
        targets.addAll(stores.withdrawals().everUsed());
        return request(companies, targets, reason, optOut, who);
    }

    /** Asks one target to take companies back, as {@link #request(Collection, Reason, Long, String)} does for all. */
    public void request(Collection<Long> companies, String target, Reason reason, String who) {
        request(companies, Set.of(target), reason, null, who);
    }

    private Set<String> request(
            Collection<Long> companies, Set<String> targets, Reason reason, @Nullable Long optOut, String who) {
        // Databases round to microseconds, upwards too: it would be due a moment later than it was asked for.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Company> known =
                companies.isEmpty() ? List.of() : stores.companies().get(companies);
        for (Company company : known) {
            Withdrawal withdrawal = new Withdrawal(
                    0,
                    reason,
                    optOut,
                    company.id(),
                    company.key(),
                    company.facts().domain(),
                    who,
                    now);
            long id = stores.withdrawals().open(withdrawal, targets);
            String why = reason.name().toLowerCase(Locale.ROOT);
            stores.changes()
                    .append(new Change(
                            now,
                            who,
                            Change.Kind.WITHDRAWAL_REQUESTED,
                            "withdrawal " + id,
                            new TreeMap<>(Map.of("reason", why, "targets", String.join(" ", targets)))));
        }
        return known.isEmpty() ? Set.of() : targets;
    }

    /** An opt-out was taken back: what was begun comes to its end, and what was known of its companies is erased, so that they come back only by new visits. */
    public void forget(long optOut) {
        List<Long> companies = stores.withdrawals().ofOptOut(optOut).stream()
                .map(task -> task.withdrawal().company())
                .distinct()
                .toList();
        // Tasks before visits, as those who take back go: else each might wait for the other.
        stores.withdrawals().passOn(optOut);
        stores.withdrawals().closeVerified(optOut);
        stores.visits().erase(companies);
    }
}
