package org.herkomst.core.optout;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.herkomst.core.audit.Change;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.Company;
import org.herkomst.core.optout.OptOut.Kind;
import org.herkomst.core.run.Problem;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.herkomst.core.withdrawal.Withdrawals;

/**
 * Has register and tombstones tell the same, before anything is sent. An objection that only tombstones know of was lost by a restore of
 * an old backup: it gets an entry of kind {@link Kind#TOMBSTONE}, and what the old database knows of its companies leaves once more. An
 * entry without tombstones is older than they are: it gets them.
 */
public final class TombstoneReplay {
    private static final int PAGE = 500;
    private static final String LOST = "(from a tombstone; the entry was lost by a restore)";

    private final SyncStores stores;
    private final Withdrawals withdrawals;
    private final Clock clock;

    /**
     * A replay over the stores.
     *
     * @param targets names of the targets that are configured now
     */
    public TombstoneReplay(SyncStores stores, Collection<String> targets, Clock clock) {
        this.stores = stores;
        this.withdrawals = new Withdrawals(stores, targets, clock);
        this.clock = clock;
    }

    /**
     * What was out of step.
     *
     * @param objections objections whose entry was lost
     * @param companies companies that are taken back for them
     * @param entries how many entries the file of tombstones had lost
     */
    public record Replayed(int objections, int companies, int entries) {
        /** For a report; empty where nothing was out of step. */
        public List<Problem> problems() {
            List<Problem> problems = new ArrayList<>();
            if (objections > 0) {
                problems.add(
                        problem(
                                "HK-OPT-002",
                                objections,
                                objections
                                        + " opt-outs stand in the file of tombstones but not in the database: an old backup was"
                                        + " restored. " + companies + " companies that they name are taken back again",
                                "Nothing of them is sent. See optout list; add the opt-outs again where you know what they named."));
            }
            if (entries > 0) {
                problems.add(problem(
                        "HK-OPT-003",
                        entries,
                        "The file of tombstones had lost " + entries
                                + " entries; they were written again from the database",
                        "Find out what cut or removed the file tombstones in the data folder. Back it up, and never put an"
                                + " older one back."));
            }
            return problems;
        }

        private static Problem problem(String code, int count, String example, String action) {
            return new Problem(code, Problem.Category.RECORD, count, example, action);
        }
    }

    /** Looks, and mends what is out of step in one transaction. */
    public Replayed run(String who) {
        if (stores.tombstones().agree() && lost().isEmpty() && bare().isEmpty()) {
            return new Replayed(0, 0, 0);
        }
        return stores.transactions().call(() -> {
            stores.tombstones().lock();
            int entries = stores.tombstones().reconcile();
            Set<String> lost = lost();
            int companies = takeBack(lost, who);
            bare().forEach(this::bury);
            return new Replayed(lost.size(), companies, entries);
        });
    }

    private Set<String> lost() {
        Set<String> lost = new TreeSet<>(Tombstones.of(stores.tombstones()).objections());
        confirmed().forEach(o -> lost.remove(Tombstones.objection(o, stores.tombstones())));
        return lost;
    }

    private List<OptOut> bare() {
        Set<String> buried = Tombstones.of(stores.tombstones()).objections();
        return confirmed().stream()
                .filter(o -> o.kind() != Kind.TOMBSTONE)
                .filter(o -> !buried.contains(Tombstones.objection(o, stores.tombstones())))
                .toList();
    }

    private List<OptOut> confirmed() {
        return stores.optOuts().all().stream()
                .filter(o -> o.heldUntil() == null)
                .toList();
    }

    private int takeBack(Set<String> lost, String who) {
        if (lost.isEmpty()) {
            return 0;
        }
        Map<String, Set<Long>> met = new TreeMap<>();
        lost.forEach(objection -> met.put(objection, new TreeSet<>()));
        meet(met);
        met.forEach((objection, companies) -> takeBack(objection, companies, who));
        return (int) met.values().stream().flatMap(Set::stream).distinct().count();
    }

    private void meet(Map<String, Set<Long>> met) {
        Tombstones tombstones = Tombstones.of(stores.tombstones());
        List<Company> page = stores.companies().all(0, PAGE);
        while (!page.isEmpty()) {
            Map<Long, List<Alias>> aliases =
                    stores.companies().aliases(page.stream().map(Company::id).toList());
            for (Company company : page) {
                tombstones.meeting(company.facts(), aliases.getOrDefault(company.id(), List.of())).stream()
                        .filter(met::containsKey)
                        .forEach(objection -> met.computeIfAbsent(objection, o -> new TreeSet<>())
                                .add(company.id()));
            }
            page = stores.companies().all(page.get(page.size() - 1).id(), PAGE);
        }
    }

    private void takeBack(String objection, Set<Long> companies, String who) {
        Instant now = clock.instant();
        long id = stores.optOuts().add(new OptOut(0, Kind.TOMBSTONE, objection, LOST, null, now, null));
        withdrawals.request(companies, Reason.OPT_OUT, id, who);
        stores.outbox().takeOff(companies);
        stores.visits().erase(companies);
        stores.changes()
                .append(new Change(
                        now,
                        who,
                        Change.Kind.OPT_OUT_CONFIRMED,
                        "opt-out " + id,
                        new TreeMap<>(Map.of("by", "tombstone", "companies", Integer.toString(companies.size())))));
    }

    private void bury(OptOut optOut) {
        Set<Long> companies = new HashSet<>(StandardDesk.companies(optOut, stores.companies()));
        companies.addAll(stores.withdrawals().ofOptOut(optOut.id()).stream()
                .map(WithdrawalTask::withdrawal)
                .map(w -> w.company())
                .collect(Collectors.toSet()));
        List<Alias> aliases = stores.companies().aliases(companies).values().stream()
                .flatMap(List::stream)
                .toList();
        stores.tombstones().add(Tombstones.made(optOut, aliases, stores.tombstones()), clock.instant());
    }
}
