package org.herkomst.targets.salesforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.jspecify.annotations.Nullable;

/** Finds what Salesforce has of a batch of records, and decides what to do with each. Reads only. */
final class Lookup {
    private final Reading reading;
    private final Map<String, CrmRecord> records;
    private final Set<String> fields = new TreeSet<>(Keys.ALWAYS);
    private final List<Plan> plans = new ArrayList<>();
    private final List<Receipt> decided = new ArrayList<>();
    private final Set<String> taken = new LinkedHashSet<>();

    private Lookup(Reading reading, Map<String, CrmRecord> records) {
        this.reading = reading;
        this.records = records;
        for (var record : records.values()) {
            fields.addAll(record.fields().keySet());
            var known = record.known();
            if (known != null) {
                fields.addAll(known.fields().keySet());
            }
        }
    }

    /** The decisions: what to write, and what is decided without a write. */
    record Decisions(List<Plan> plans, List<Receipt> decided) {}

    static Decisions of(Connection connection, Map<String, CrmRecord> records) {
        var lookup = new Lookup(new Reading(connection), records);
        lookup.decide();
        return new Decisions(lookup.plans, lookup.decided);
    }

    private void decide() {
        var live = new LinkedHashMap<String, List<Account>>();
        var deleted = new LinkedHashMap<String, Account>();
        for (var account : reading.withDeleted(Keys.KEY, records.keySet(), fields)) {
            if (account.deleted()) {
                deleted.putIfAbsent(account.key(), account);
            } else {
                live.computeIfAbsent(account.key(), k -> new ArrayList<>()).add(account);
            }
        }
        var rest = new LinkedHashMap<>(records);
        live.forEach((key, accounts) -> found(rest.remove(key), accounts));
        deleted.forEach((key, account) -> dropDeleted(rest, key, account));
        if (!rest.isEmpty()) {
            settleKnown(rest);
        }
        if (!rest.isEmpty()) {
            adoptOrCreate(rest);
        }
    }

    /** What carries our key under another id than we knew is what a merge left, or a person's copy: theirs by now. */
    private void found(@Nullable CrmRecord record, List<Account> accounts) {
        if (record == null) {
            return;
        }
        var account = accounts.get(0);
        if (accounts.size() > 1) {
            var what = accounts.size() + " accounts in Salesforce carry the " + Keys.KEY;
            decide(record, Verdict.CONFLICT, Problems.conflict(what));
        } else if (taken.add(account.id())) {
            var known = record.known();
            var other = known != null && !account.is(known.targetId());
            plan(Changes.over(record, account, other ? Verdict.ADOPTED : Verdict.UPDATED, Receipt.BY_KEY));
        }
    }

    /** A person's deletion means no. What we took back ourselves is empty but for its key, and stands in nobody's way. */
    private void dropDeleted(Map<String, CrmRecord> rest, String key, Account deleted) {
        var ours = fields.stream()
                .filter(f -> f.startsWith(Keys.PREFIX) && !f.equals(Keys.KEY) && !f.equals(Keys.MARK))
                .toList();
        var takenBack =
                !ours.isEmpty() && ours.stream().allMatch(f -> deleted.value(f).isEmpty());
        var record = takenBack ? null : rest.remove(key);
        if (record != null) {
            decide(record, Verdict.REJECTED, Problems.deletedThere(deleted.value(Keys.MASTER)));
        }
    }

    /** Records that Salesforce had and that our key finds no more: found by id with the key blanked, or else deleted or merged. */
    private void settleKnown(Map<String, CrmRecord> rest) {
        var ids = new LinkedHashMap<String, CrmRecord>();
        rest.values().forEach(r -> {
            var known = r.known();
            if (known != null) {
                ids.put(known.targetId(), r);
            }
        });
        var valid = ids.keySet().stream()
                .filter(id -> id.matches("[A-Za-z0-9]{15,18}"))
                .toList();
        var there = valid.isEmpty() ? List.<Account>of() : reading.withDeleted(Keys.ID, valid, fields);
        ids.forEach((id, record) -> {
            rest.remove(record.key().value());
            var account = there.stream().filter(a -> a.is(id)).findFirst().orElse(null);
            if (account == null || account.deleted()) {
                var merged = account == null ? "" : account.value(Keys.MASTER);
                decide(record, Verdict.REJECTED, Problems.deletedThere(merged));
            } else {
                existing(record, account, Verdict.UPDATED, Receipt.BY_ID);
            }
        });
    }

    private void adoptOrCreate(Map<String, CrmRecord> rest) {
        var found = new Ladder(reading, fields).climb(rest.values());
        rest.values().forEach(record -> {
            var hit = found.get(record.key());
            if (hit == null) {
                plan(Changes.created(record));
            } else if (hit.accounts().size() > 1) {
                var what = hit.accounts().size() + " accounts in Salesforce fit by "
                        + hit.rung().kind().id();
                decided.add(Receipts.refused(record, Verdict.AMBIGUOUS, Problems.ambiguous(what))
                        .choosing(hit.accounts().stream().map(one -> one.id()).toList()));
            } else {
                existing(
                        record,
                        hit.accounts().get(0),
                        Verdict.ADOPTED,
                        hit.rung().kind().id());
            }
        });
    }

    private void existing(CrmRecord record, Account there, Verdict verdict, String matchedBy) {
        if (!there.key().isEmpty() && !there.key().equals(record.key().value())) {
            var what = "Salesforce's account " + there.id() + " carries another " + Keys.KEY;
            decide(record, Verdict.CONFLICT, Problems.conflict(what));
        } else if (!taken.add(there.id())) {
            var what = "Two of our companies fit Salesforce's account " + there.id();
            decide(record, Verdict.AMBIGUOUS, Problems.ambiguous(what));
        } else {
            plan(Changes.over(record, there, verdict, matchedBy));
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
