package org.herkomst.core.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.herkomst.core.company.Company;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.delivery.Ledger.Entry;
import org.herkomst.core.policy.PrivacyGate;
import org.herkomst.core.policy.PrivacyGate.Withheld;

/** Deliveries of companies that a run's source doesn't know: they are sent by whichever run comes first; withheld ones are dropped. */
final class OthersThatWait {
    private static final int PAGE = 500;

    private final String target;
    private final SyncStores stores;
    private final boolean makes;
    private final PrivacyGate privacy = PrivacyGate.standard();

    /**
     * Those of a target.
     *
     * @param makes whether the mapping makes records that the target doesn't have
     */
    OthersThatWait(String target, SyncStores stores, boolean makes) {
        this.target = target;
        this.stores = stores;
        this.makes = makes;
    }

    /** Adds them to what is due, after the source's own companies are in it. */
    void into(Tally tally) {
        List<Long> others = new ArrayList<>(stores.outbox().waitingCompanies(target));
        others.removeAll(tally.met);
        others.removeAll(withhold(others, tally));
        Map<Long, Entry> known = stores.ledger().find(target, others);
        tally.carried(others);
        List<Long> going = tally.plan.bound() ? admitted(others, known, tally) : others;
        tally.creations +=
                makes ? going.stream().filter(id -> !known.containsKey(id)).count() : 0;
    }

    private List<Long> admitted(List<Long> companies, Map<Long, Entry> known, Tally tally) {
        return stores.outbox().waiting(target, companies).values().stream()
                .filter(d -> tally.plan.admits(d.company(), d.record(), d.hash(), known.get(d.company())))
                .map(Delivery::company)
                .toList();
    }

    /** Those that may not be sent: dropped, or taken back where the target may hold them. */
    private Set<Long> withhold(List<Long> companies, Tally tally) {
        Set<Long> withheld = new HashSet<>();
        for (int i = 0; i < companies.size(); i += PAGE) {
            List<Long> page = companies.subList(i, Math.min(companies.size(), i + PAGE));
            Map<Long, Optional<Withheld>> reasons =
                    stores.companies().get(page).stream().collect(Collectors.toMap(Company::id, privacy::withhold));
            reasons.values().removeIf(Optional::isEmpty);
            Map<Long, Delivery> waiting = stores.outbox().waiting(target, reasons.keySet());
            List<Long> dropped = new ArrayList<>();
            waiting.forEach((company, delivery) -> {
                boolean taken = delivery.sent().maybe()
                        && tally.takeBack(company, reasons.getOrDefault(company, Optional.empty()));
                if (!taken) {
                    dropped.add(company);
                }
            });
            stores.outbox().drop(target, dropped);
            withheld.addAll(reasons.keySet());
        }
        return withheld;
    }
}
