package org.herkomst.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.delivery.Ledger.Entry;
import org.herkomst.core.policy.PrivacyGate;

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
        List<Long> withheld = withheld(others);
        stores.outbox().drop(target, withheld);
        others.removeAll(Set.copyOf(withheld));
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

    private List<Long> withheld(List<Long> companies) {
        List<Long> withheld = new ArrayList<>();
        for (int i = 0; i < companies.size(); i += PAGE) {
            List<Long> page = companies.subList(i, Math.min(companies.size(), i + PAGE));
            stores.companies().get(page).stream()
                    .filter(company -> privacy.withhold(company).isPresent())
                    .forEach(company -> withheld.add(company.id()));
        }
        return withheld;
    }
}
