package org.herkomst.targets.hubspot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.Rung;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.targets.hubspot.Wire.Company;

/** Finds what HubSpot has of a batch of records, and decides what to do with each. Reads only. */
final class Lookup {
    private final Connection connection;
    private final Map<String, CrmRecord> records;
    private final Set<String> properties = new TreeSet<>(Keys.ALWAYS);
    private final List<Plan> plans = new ArrayList<>();
    private final List<Receipt> decided = new ArrayList<>();
    private final Set<String> taken = new LinkedHashSet<>();

    private Lookup(Connection connection, Map<String, CrmRecord> records) {
        this.connection = connection;
        this.records = records;
        for (var r : records.values()) {
            properties.addAll(r.fields().keySet());
            r.ladder().forEach(rung -> properties.addAll(rung.values().keySet()));
            var known = r.known();
            if (known != null) {
                properties.addAll(known.fields().keySet());
            }
        }
        properties.removeAll(Keys.NEVER);
    }

    /** The decisions: what to write, and what is decided without a write. */
    record Decisions(List<Plan> plans, List<Receipt> decided) {}

    static Decisions of(Connection connection, Map<String, CrmRecord> records) {
        var lookup = new Lookup(connection, records);
        lookup.decide();
        return new Decisions(lookup.plans, lookup.decided);
    }

    private void decide() {
        var rest = new LinkedHashMap<>(records);
        for (var there : byKey(records.keySet(), false)) {
            var record = rest.remove(there.value(Keys.KEY));
            if (record != null) {
                taken.add(Objects.requireNonNullElse(there.id(), ""));
                plan(Changes.over(record, there, Verdict.UPDATED, Receipt.BY_KEY));
            }
        }
        if (!rest.isEmpty()) {
            dropDeleted(rest);
            settleKnown(rest);
            adoptOrCreate(rest);
        }
    }

    /** A person's deletion means no. What we took back ourselves is empty but for its key, and stands in nobody's way. */
    private void dropDeleted(Map<String, CrmRecord> rest) {
        for (var archived : byKey(rest.keySet(), true)) {
            var record = takenBack(archived) ? null : rest.remove(archived.value(Keys.KEY));
            if (record != null) {
                decide(record, Verdict.REJECTED, Problems.deletedThere());
            }
        }
    }

    private boolean takenBack(Company archived) {
        var ours = properties.stream()
                .filter(p -> p.startsWith(Keys.PREFIX) && !p.equals(Keys.KEY) && !p.equals(Keys.MARK))
                .toList();
        return !ours.isEmpty() && ours.stream().allMatch(p -> archived.value(p).isEmpty());
    }

    /** Records that HubSpot had and that our key finds no more: found by id with the key blanked, or else deleted or merged. */
    private void settleKnown(Map<String, CrmRecord> rest) {
        var ids = new LinkedHashMap<String, CrmRecord>();
        rest.values().forEach(r -> {
            var known = r.known();
            if (known != null) {
                ids.put(known.targetId(), r);
            }
        });
        if (ids.isEmpty()) {
            return;
        }
        var there = byId(ids.keySet());
        ids.forEach((id, record) -> {
            rest.remove(record.key().value());
            var company = there.get(id);
            if (company == null) {
                decide(record, Verdict.REJECTED, Problems.deletedThere());
            } else {
                existing(record, company, Verdict.UPDATED, Receipt.BY_ID);
            }
        });
    }

    private void adoptOrCreate(Map<String, CrmRecord> rest) {
        var hits = new Ladder(connection, this::byId).find(rest.values());
        rest.values().forEach(record -> {
            var hit = hits.get(record.key());
            if (hit == null) {
                plan(Changes.created(record));
            } else if (hit.companies().size() > 1) {
                several(record, hit);
            } else {
                existing(
                        record,
                        hit.companies().get(0),
                        Verdict.ADOPTED,
                        hit.rung().kind().id());
            }
        });
    }

    private void several(CrmRecord record, Ladder.Hit hit) {
        var how = hit.rung().kind() == Rung.Kind.DOMAIN
                ? " have the domain " + Step.domain(hit.rung())
                : " fit by " + hit.rung().kind().id();
        var ids = hit.companies().stream()
                .map(company -> Objects.requireNonNullElse(company.id(), ""))
                .sorted()
                .toList();
        var problem = Problems.ambiguous(ids.size() + " companies in HubSpot" + how);
        decided.add(Receipts.refused(record, Verdict.AMBIGUOUS, problem).choosing(ids));
    }

    private void existing(CrmRecord record, Company there, Verdict verdict, String matchedBy) {
        var key = there.value(Keys.KEY);
        if (!key.isEmpty() && !key.equals(record.key().value())) {
            decide(
                    record,
                    Verdict.CONFLICT,
                    Problems.conflict("HubSpot's company " + there.id() + " carries another " + Keys.KEY));
        } else if (!taken.add(Objects.requireNonNullElse(there.id(), ""))) {
            decide(
                    record,
                    Verdict.AMBIGUOUS,
                    Problems.ambiguous("Two of our companies fit HubSpot's company " + there.id()));
        } else {
            plan(Changes.over(record, there, verdict, matchedBy));
        }
    }

    /** A record that stands otherwise than its plan saw it, or that would be made under a mapping that only updates, is left. */
    private void plan(Plan plan) {
        Receipt.withheld(plan.record().key(), plan.compared()).ifPresentOrElse(decided::add, () -> plans.add(plan));
    }

    private void decide(CrmRecord record, Verdict verdict, org.herkomst.core.run.Problem problem) {
        decided.add(Receipts.refused(record, verdict, problem));
    }

    private List<Company> byKey(Collection<String> keys, boolean archived) {
        var asked = Reading.Asked.of(Keys.KEY, keys, properties);
        return Reading.all(connection, archived ? asked.amongArchived() : asked);
    }

    private Map<String, Company> byId(Collection<String> ids) {
        var found = new LinkedHashMap<String, Company>();
        for (var company :
                Reading.all(connection, Reading.Asked.of(null, ids, properties).withAccount())) {
            if (company.id() != null && !Boolean.TRUE.equals(company.archived())) {
                found.put(company.id(), company);
            }
        }
        return found;
    }
}
