package org.herkomst.targets.hubspot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.WithdrawalResult;
import org.herkomst.mappings.Mapping;
import org.herkomst.targets.hubspot.Lookup.Reading;
import org.herkomst.targets.hubspot.Wire.BatchArchive;
import org.herkomst.targets.hubspot.Wire.BatchWrite;
import org.herkomst.targets.hubspot.Wire.Company;
import org.herkomst.targets.hubspot.Wire.Input;
import org.jspecify.annotations.Nullable;

/**
 * Takes records back: finds them by our key and by the id that we knew, empties our fields, and archives those that we made. What was
 * emptied before it was archived holds nothing of ours when a person restores it.
 */
final class Withdrawing {
    private static final String MARK = Keys.PREFIX + "do_not_process";

    private final Connection connection;
    private final TreeSet<String> properties = new TreeSet<>(Keys.ALWAYS);
    private final List<Retracted> receipts = new ArrayList<>();

    Withdrawing(Connection connection, Mapping mapping) {
        this.connection = connection;
        mapping.fields().stream()
                .map(f -> f.target())
                .filter(name -> name.startsWith(Keys.PREFIX))
                .forEach(properties::add);
        properties.add(MARK);
    }

    private record Found(Retraction retraction, Company company) {}

    WithdrawalResult withdraw(List<Retraction> retractions) {
        try {
            var found = find(retractions);
            retractions.stream()
                    .filter(r -> found.stream().noneMatch(f -> f.retraction().equals(r)))
                    .forEach(r -> receipts.add(new Retracted(r.key(), Outcome.NOT_THERE, null, null, null)));
            takeBack(found);
            return new WithdrawalResult(receipts, Optional.empty());
        } catch (Paused p) {
            rest(
                    retractions,
                    new Retracted(
                            retractions.get(0).key(),
                            Outcome.DEFERRED,
                            null,
                            p.pause.problem(),
                            p.pause.resumeNotBefore()));
            return new WithdrawalResult(receipts, Optional.of(p.pause));
        } catch (Failure f) {
            if (!f.unknown() && f.status != 423) {
                throw Problems.account(f, "crm.objects.companies.write");
            }
            rest(
                    retractions,
                    new Retracted(retractions.get(0).key(), Outcome.DEFERRED, null, Problems.overloaded(f), null));
            return new WithdrawalResult(receipts, Optional.empty());
        }
    }

    private void rest(List<Retraction> retractions, Retracted like) {
        retractions.stream()
                .filter(r -> receipts.stream().noneMatch(done -> done.key().equals(r.key())))
                .toList()
                .forEach(r -> receipts.add(
                        new Retracted(r.key(), like.outcome(), r.targetId(), like.problem(), like.notBefore())));
    }

    private List<Found> find(List<Retraction> retractions) {
        var byKey = new LinkedHashMap<String, Company>();
        var keys = retractions.stream().map(r -> r.key().value()).toList();
        Reading.all(connection, new Reading.Asked(Keys.KEY, keys, properties), false)
                .forEach(c -> byKey.put(c.value(Keys.KEY), c));
        var byId = byId(retractions.stream()
                .filter(r -> !byKey.containsKey(r.key().value()))
                .map(Retraction::targetId)
                .filter(Objects::nonNull)
                .toList());
        var found = new ArrayList<Found>();
        for (var retraction : retractions) {
            var company = byKey.getOrDefault(retraction.key().value(), known(byId, retraction));
            if (company != null && (retraction.ownership() != Ownership.ADOPTED || !clean(company, retraction))) {
                found.add(new Found(retraction, company));
            }
        }
        return found;
    }

    private static @Nullable Company known(Map<String, Company> byId, Retraction retraction) {
        var id = retraction.targetId();
        return id == null ? null : byId.get(id);
    }

    private Map<String, Company> byId(Collection<String> ids) {
        var found = new LinkedHashMap<String, Company>();
        if (!ids.isEmpty()) {
            Reading.all(connection, new Reading.Asked(null, ids, properties), false).stream()
                    .filter(c -> c.id() != null && !Boolean.TRUE.equals(c.archived()))
                    .forEach(c -> found.put(Objects.requireNonNull(c.id()), c));
        }
        return found;
    }

    private boolean clean(Company company, Retraction retraction) {
        return emptied(company, retraction).isEmpty();
    }

    private Map<String, String> emptied(Company company, Retraction retraction) {
        var values = new LinkedHashMap<String, String>();
        properties.stream()
                .filter(name -> name.startsWith(Keys.PREFIX) && !name.equals(MARK))
                .filter(name -> !company.value(name).isEmpty())
                .filter(name -> !name.equals(Keys.KEY) || retraction.ownership() == Ownership.ADOPTED)
                .forEach(name -> values.put(name, ""));
        var marked = company.value(MARK).equals("true");
        if (marked != retraction.forbidden()) {
            values.put(MARK, retraction.forbidden() ? "true" : "");
        }
        return values;
    }

    private void takeBack(List<Found> found) {
        var inputs = new ArrayList<Input>();
        for (var f : found) {
            var values = emptied(f.company(), f.retraction());
            if (!values.isEmpty()) {
                inputs.add(new Input(null, id(f), "hk-w-" + id(f), values));
            }
        }
        if (!inputs.isEmpty()) {
            connection.write(api -> api.update(new BatchWrite(inputs)));
        }
        var made = found.stream()
                .filter(f -> f.retraction().ownership() != Ownership.ADOPTED)
                .toList();
        if (!made.isEmpty()) {
            var ids = made.stream().map(f -> new Wire.Id(id(f))).toList();
            connection.write(api -> api.archive(new BatchArchive(ids))).close();
        }
        found.forEach(f -> receipts.add(new Retracted(
                f.retraction().key(), made.contains(f) ? Outcome.DELETED : Outcome.STRIPPED, id(f), null, null)));
    }

    private static String id(Found found) {
        return Objects.requireNonNull(found.company().id());
    }
}
