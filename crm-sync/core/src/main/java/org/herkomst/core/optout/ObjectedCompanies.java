package org.herkomst.core.optout;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.Company;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.core.withdrawal.Withdrawals;

/**
 * Companies that objected and are known here nevertheless: they visited again, or became known by another alias. What a target has of
 * them is taken back; of whom no target has anything, nothing is kept.
 */
public final class ObjectedCompanies {
    private static final int PAGE = 500;

    private final SyncStores stores;
    private final Set<String> targets;
    private final Withdrawals withdrawals;

    /**
     * Over the stores.
     *
     * @param targets names of the targets that are configured now
     */
    public ObjectedCompanies(SyncStores stores, Collection<String> targets, Clock clock) {
        this.stores = stores;
        this.targets = new TreeSet<>(targets);
        this.withdrawals = new Withdrawals(stores, targets, clock);
    }

    /** Erases them; how many. */
    public int erase(String who) {
        targets.addAll(stores.withdrawals().everUsed());
        OptOutGate gate = new CurrentGate(stores.optOuts(), stores.tombstones(), List.of()).now();
        int erased = 0;
        List<Company> page = stores.companies().all(0, PAGE);
        while (!page.isEmpty()) {
            Set<Long> objected = objected(page, gate);
            erased += objected.isEmpty() ? 0 : stores.transactions().call(() -> erase(objected, who));
            page = stores.companies().all(page.get(page.size() - 1).id(), PAGE);
        }
        return erased;
    }

    private Set<Long> objected(List<Company> page, OptOutGate gate) {
        Map<Long, List<Alias>> aliases =
                stores.companies().aliases(page.stream().map(Company::id).toList());
        Set<Long> objected = new TreeSet<>();
        page.stream()
                .filter(c -> gate.objected(c.facts(), aliases.getOrDefault(c.id(), List.of())))
                .forEach(c -> objected.add(c.id()));
        return objected;
    }

    private int erase(Set<Long> objected, String who) {
        Set<Long> held = new HashSet<>();
        Set<Long> going = new HashSet<>();
        for (String target : targets) {
            held.addAll(stores.ledger().find(target, objected).keySet());
            held.addAll(stores.outbox().unconfirmed(target, objected));
            going.addAll(stores.withdrawals().unverified(target, objected));
        }
        held.removeAll(going);
        withdrawals.request(held, Reason.OPT_OUT, null, who);
        Set<Long> rest = new TreeSet<>(objected);
        rest.removeAll(going);
        rest.removeAll(held);
        stores.outbox().takeOff(rest);
        stores.visits().erase(rest);
        stores.companies().erase(rest);
        return rest.size();
    }
}
