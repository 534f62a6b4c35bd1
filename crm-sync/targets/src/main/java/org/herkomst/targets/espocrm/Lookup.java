package org.herkomst.targets.espocrm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.Rung;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;

/**
 * Finds what EspoCRM has of records and decides what to do: by our key, by the id known, and then up the ladder to a record of a
 * person's. Reads only.
 */
final class Lookup {
    private final Accounts accounts;
    private final Map<String, CrmRecord> records;
    private final List<Plan> plans = new ArrayList<>();
    private final List<Receipt> decided = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    private Lookup(Accounts accounts, Map<String, CrmRecord> records) {
        this.accounts = accounts;
        this.records = records;
    }

    /** The decisions: what to write, and what is decided without a write. */
    record Decisions(List<Plan> plans, List<Receipt> decided) {}

    static Decisions of(Connection connection, Map<String, CrmRecord> records) {
        var lookup = new Lookup(new Accounts(connection, fields(records.values())), records);
        var rest = lookup.byKey();
        lookup.settleKnown(rest);
        lookup.climb(rest);
        return new Decisions(lookup.plans, lookup.decided);
    }

    /** Fields that are compared, looked for, or ours before. */
    static Set<String> fields(Collection<CrmRecord> records) {
        var fields = new TreeSet<String>();
        for (var record : records) {
            fields.addAll(record.fields().keySet());
            record.ladder().forEach(rung -> fields.addAll(rung.values().keySet()));
            var known = record.known();
            if (known != null) {
                fields.addAll(known.fields().keySet());
            }
        }
        return fields;
    }

    /** Settles those that carry our key; gives the rest. */
    private Map<String, CrmRecord> byKey() {
        var there = new HashMap<String, List<Found>>();
        accounts.in(Keys.KEY, records.keySet())
                .forEach(f ->
                        there.computeIfAbsent(f.key(), k -> new ArrayList<>()).add(f));
        var rest = new LinkedHashMap<String, CrmRecord>();
        records.forEach((key, record) -> {
            var found = there.getOrDefault(key, List.of());
            found.forEach(f -> taken.add(f.id()));
            if (found.isEmpty()) {
                rest.put(key, record);
            } else if (found.size() == 1) {
                plan(Plan.over(record, found.get(0), Verdict.UPDATED, Receipt.BY_KEY));
            } else {
                decide(record, Verdict.AMBIGUOUS, Problems.ambiguous(found.size() + " accounts carry our key"));
            }
        });
        return rest;
    }

    /** Records that EspoCRM had and that our key finds no more: found by id with the key blanked, or else deleted or merged. */
    private void settleKnown(Map<String, CrmRecord> rest) {
        var ids = new LinkedHashMap<String, CrmRecord>();
        rest.values().forEach(r -> {
            var known = r.known();
            if (known != null) {
                ids.put(known.targetId(), r);
            }
        });
        var there = new HashMap<String, Found>();
        accounts.in(Keys.ID, ids.keySet()).forEach(f -> there.put(f.id(), f));
        ids.forEach((id, record) -> {
            rest.remove(record.key().value());
            var found = there.get(id);
            if (found == null) {
                decide(record, Verdict.REJECTED, Problems.deletedThere());
            } else {
                existing(record, found, Verdict.UPDATED, Receipt.BY_ID);
            }
        });
    }

    /** Rung by rung: one hit is adopted, several are for a person, none goes on; after the last one the record is new. */
    private void climb(Map<String, CrmRecord> rest) {
        for (var step = 0; !rest.isEmpty(); step++) {
            var at = step;
            var rungs = new LinkedHashMap<CrmRecord, Rung>();
            rest.values().removeIf(record -> {
                var ladder = ladder(record);
                if (at >= ladder.size()) {
                    plan(Plan.created(record));
                    return true;
                }
                rungs.put(record, ladder.get(at));
                return false;
            });
            var searches = new LinkedHashSet<Where>();
            rungs.values().forEach(rung -> searches.add(Fits.search(rung)));
            var found = accounts.any(searches);
            rungs.forEach((record, rung) -> {
                if (choose(record, rung, found)) {
                    rest.remove(record.key().value());
                }
            });
        }
    }

    private static List<Rung> ladder(CrmRecord record) {
        var host = Fits.host(record.domain());
        if (!record.ladder().isEmpty() || host.isEmpty()) {
            return record.ladder();
        }
        return List.of(new Rung(Rung.Kind.DOMAIN, Map.of(Keys.WEBSITE, host)));
    }

    private boolean choose(CrmRecord record, Rung rung, List<Found> among) {
        var fitting = among.stream().filter(f -> Fits.fits(rung, f)).toList();
        if (fitting.size() > 1) {
            var what = fitting.size() + " accounts in EspoCRM fit by "
                    + rung.kind().id();
            decided.add(Receipts.refused(record, Verdict.AMBIGUOUS, Problems.ambiguous(what))
                    .choosing(fitting.stream().map(found -> found.id()).toList()));
        } else if (fitting.size() == 1) {
            existing(record, fitting.get(0), Verdict.ADOPTED, rung.kind().id());
        }
        return !fitting.isEmpty();
    }

    private void existing(CrmRecord record, Found there, Verdict verdict, String matchedBy) {
        if (!there.key().isEmpty() && !there.key().equals(record.key().value())) {
            var what = "EspoCRM's account " + there.id() + " carries another " + Keys.KEY;
            decide(record, Verdict.CONFLICT, Problems.conflict(what));
        } else if (!taken.add(there.id())) {
            var what = "Two of our companies fit EspoCRM's account " + there.id();
            decide(record, Verdict.AMBIGUOUS, Problems.ambiguous(what));
        } else {
            plan(Plan.over(record, there, verdict, matchedBy));
        }
    }

    /** A record that stands otherwise than its plan saw it, or that would be made under a mapping that only updates, is left. */
    private void plan(Plan plan) {
        Receipt.withheld(plan.record().key(), plan.compared()).ifPresentOrElse(decided::add, () -> plans.add(plan));
    }

    private void decide(CrmRecord record, Verdict verdict, Problem problem) {
        decided.add(Receipts.refused(record, verdict, problem));
    }
}
