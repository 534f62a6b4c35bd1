package org.herkomst.targets.odoo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Finds what Odoo has of a batch of records, and decides what to do with each: by our key, by the id that we knew, by our external id,
 * then by the ladder. Reads only.
 */
final class Lookup {
    private final Partners partners;
    private final Map<String, CrmRecord> rest;
    private final Set<String> fields = new TreeSet<>(List.of(Keys.KEY, Keys.NAME, Keys.WEBSITE));
    private final List<Plan> plans = new ArrayList<>();
    private final List<Receipt> decided = new ArrayList<>();
    private final Set<Long> taken = new HashSet<>();

    private Lookup(Partners partners, Map<String, CrmRecord> records, Fields there) {
        this.partners = partners;
        this.rest = new LinkedHashMap<>(records);
        for (var record : records.values()) {
            fields.addAll(record.fields().keySet());
            var known = record.known();
            if (known != null) {
                known.fields().keySet().stream().filter(there::has).forEach(fields::add);
            }
        }
        fields.addAll(there.ours());
        fields.removeAll(Keys.NEVER);
    }

    /** The decisions: what to write, and what is decided without a write. */
    record Decisions(List<Plan> plans, List<Receipt> decided) {}

    static Decisions of(Partners partners, Map<String, CrmRecord> records, Fields there) {
        var lookup = new Lookup(partners, records, there);
        lookup.byKey();
        lookup.byKnownId();
        lookup.byExternalId();
        lookup.byLadder();
        return new Decisions(lookup.plans, lookup.decided);
    }

    /** Odoo can't keep our key unique: a person may have copied a record. */
    private void byKey() {
        var found = partners.in(Keys.KEY, rest.keySet(), fields).stream()
                .collect(Collectors.groupingBy(p -> p.value(Keys.KEY), LinkedHashMap::new, Collectors.toList()));
        found.forEach((key, same) -> {
            var record = rest.remove(key);
            if (record != null) {
                same.forEach(p -> taken.add(p.id()));
                keyed(record, same);
            }
        });
    }

    private void keyed(CrmRecord record, List<Partner> same) {
        var known = record.known() == null ? "" : record.known().targetId();
        var ours = same.stream().filter(p -> p.number().equals(known)).toList();
        var live = same.stream().filter(Partner::active).toList();
        var best = ours.isEmpty() ? live : ours;
        if (best.size() > 1) {
            var what = best.size() + " records of Odoo carry its " + Keys.KEY;
            decide(record, Verdict.AMBIGUOUS, Problems.ambiguous(what));
        } else if (best.isEmpty() || !best.get(0).active()) {
            decide(record, Verdict.REJECTED, Problems.deletedThere());
        } else {
            plan(Changes.over(record, best.get(0), Verdict.UPDATED, Receipt.BY_KEY));
        }
    }

    /** Records that Odoo had and that our key finds no more: found by id with the key blanked, or else deleted or merged. */
    private void byKnownId() {
        var ids = new LinkedHashMap<CompanyKey, Long>();
        rest.values().forEach(r -> {
            if (r.known() != null) {
                ids.put(r.key(), number(r.known().targetId()));
            }
        });
        var there = byId(ids.values());
        ids.forEach((key, id) -> {
            var record = rest.remove(key.value());
            var partner = there.get(id);
            if (record == null) {
                return;
            }
            if (partner == null || !partner.active()) {
                decide(record, Verdict.REJECTED, Problems.deletedThere());
            } else {
                existing(record, partner, Verdict.UPDATED, Receipt.BY_ID);
            }
        });
    }

    /** An id that isn't one of Odoo's finds nothing. */
    static long number(String id) {
        return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
    }

    private Map<Long, Partner> byId(Collection<Long> ids) {
        return partners.in(Keys.ID, ids, fields).stream().collect(Collectors.toMap(Partner::id, p -> p));
    }

    /** Else a load would write over what a person made of the record. */
    private void byExternalId() {
        var keys = rest.values().stream().map(CrmRecord::key).toList();
        var ids = partners.byExternalId(keys);
        var there = byId(ids.values());
        ids.forEach((key, id) -> {
            var partner = there.get(id);
            if (partner != null) {
                named(rest.remove(key.value()), partner);
            }
        });
    }

    private void named(@Nullable CrmRecord record, Partner partner) {
        if (record == null) {
            return;
        }
        if (partner.active()) {
            existing(record, partner, Verdict.UPDATED, Receipt.BY_KEY);
        } else if (partner.values().keySet().stream().anyMatch(f -> Keys.ours(f) && !f.equals(Keys.MARK))) {
            decide(record, Verdict.REJECTED, Problems.deletedThere());
        } else if (taken.add(partner.id())) {
            plan(Changes.revived(record, partner));
        }
    }

    private void byLadder() {
        var found = new Ladder(partners, fields).find(rest.values());
        rest.values().forEach(record -> {
            var hit = found.get(record.key());
            if (hit == null) {
                plan(Changes.created(record));
            } else if (hit.partners().size() > 1) {
                var what = hit.partners().size() + " companies in Odoo fit by "
                        + hit.kind().id();
                decided.add(Receipts.refused(record, Verdict.AMBIGUOUS, Problems.ambiguous(what))
                        .choosing(hit.partners().stream()
                                .map(one -> Long.toString(one.id()))
                                .toList()));
            } else {
                existing(
                        record,
                        hit.partners().get(0),
                        Verdict.ADOPTED,
                        hit.kind().id());
            }
        });
    }

    private void existing(CrmRecord record, Partner there, Verdict verdict, String matchedBy) {
        var key = there.value(Keys.KEY);
        if (!key.isEmpty() && !key.equals(record.key().value())) {
            var what = "Odoo's record " + there.id() + " carries another " + Keys.KEY;
            decide(record, Verdict.CONFLICT, Problems.conflict(what));
        } else if (!taken.add(there.id())) {
            var what = "Two of our companies fit Odoo's record " + there.id();
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
