package org.herkomst.targets.salesforce;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.Mapping;
import org.herkomst.targets.salesforce.Classifier.Kind;

/**
 * Finds what Salesforce holds of retractions: by our key, by the id that we knew, also where that was merged into another; and, where
 * neither finds anything, by domain among the accounts that carry a key of ours. Reads only.
 */
final class TakeBackSearch {
    private static final int CONDITIONS = 50;

    /** What people add to an account, and what goes with it when it is deleted. */
    private static final List<String> ADDED = List.of("Contact", "Opportunity");

    private final Reading reading;
    private final Set<String> ours;
    private final Set<String> fields = new TreeSet<>(Keys.ALWAYS);

    TakeBackSearch(Connection connection, Mapping mapping) {
        this.reading = new Reading(connection);
        var schema = Schema.of(connection);
        if (!schema.has(Keys.KEY)) {
            throw new TargetException(Problems.fieldsMissing(Set.of(Keys.KEY)));
        }
        this.ours = schema.ours();
        mapping.fields().stream()
                .map(f -> f.target())
                .filter(name -> name.startsWith(Keys.PREFIX) && schema.has(name))
                .forEach(ours::add);
        fields.addAll(ours);
    }

    TakeBack takeBack(Retraction retraction, Account account) {
        return new TakeBack(retraction, account, ours);
    }

    /** Accounts by our key and by the ids that we knew. */
    Map<Retraction, List<Account>> byKeyAndId(Collection<Retraction> retractions) {
        var keys = retractions.stream().map(r -> r.key().value()).toList();
        var keyed = reading.live(Keys.KEY, keys, fields);
        var known = byId(retractions.stream()
                .map(Retraction::targetId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        var found = new LinkedHashMap<Retraction, List<Account>>();
        for (var retraction : retractions) {
            var accounts = new LinkedHashMap<String, Account>();
            keyed.stream().filter(a -> a.key().equals(retraction.key().value())).forEach(a -> accounts.put(a.id(), a));
            var account = retraction.targetId() == null ? null : known.get(retraction.targetId());
            if (account != null
                    && (account.key().isEmpty()
                            || account.key().equals(retraction.key().value()))) {
                accounts.putIfAbsent(account.id(), account);
            }
            found.put(retraction, List.copyOf(accounts.values()));
        }
        return found;
    }

    /** By the id asked for; of those that were merged, the one that stayed. */
    private Map<String, Account> byId(Set<String> ids) {
        var valid = ids.stream().filter(id -> id.matches("[A-Za-z0-9]{15,18}")).toList();
        var found = new LinkedHashMap<String, Account>();
        if (valid.isEmpty()) {
            return found;
        }
        var all = reading.withDeleted(Keys.ID, valid, fields);
        var masters = all.stream()
                .filter(Account::deleted)
                .map(a -> a.value(Keys.MASTER))
                .filter(id -> !id.isEmpty())
                .toList();
        var stayed = masters.isEmpty() ? List.<Account>of() : reading.live(Keys.ID, masters, fields);
        for (var id : valid) {
            all.stream()
                    .filter(a -> a.is(id))
                    .flatMap(a -> a.deleted()
                            ? stayed.stream().filter(s -> s.is(a.value(Keys.MASTER)))
                            : java.util.stream.Stream.of(a))
                    .findFirst()
                    .ifPresent(a -> found.put(id, a));
        }
        return found;
    }

    /** Accounts that are there, by id. */
    List<Account> live(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : reading.live(Keys.ID, ids, fields);
    }

    /** Accounts with a retraction's domain that carry a key of ours. */
    Map<Retraction, List<Account>> byDomain(Collection<Retraction> retractions) {
        var domains = new TreeSet<String>();
        retractions.forEach(r -> domains.add(Domains.normal(r.domain())));
        domains.remove("");
        var accounts = new ArrayList<Account>();
        for (var part : Reading.parts(domains, CONDITIONS)) {
            var any = part.stream().map(d -> Soql.contains(Keys.WEBSITE, d)).collect(Collectors.joining(" OR "));
            accounts.addAll(reading.where(Soql.filled(Keys.KEY) + " AND (" + any + ")", fields));
        }
        var found = new LinkedHashMap<Retraction, List<Account>>();
        for (var retraction : retractions) {
            var domain = Domains.normal(retraction.domain());
            var fitting = new ArrayList<>(accounts);
            fitting.removeIf(a ->
                    domain.isEmpty() || a.key().isEmpty() || !domain.equals(Domains.normal(a.value(Keys.WEBSITE))));
            found.put(retraction, fitting);
        }
        return found;
    }

    /** Accounts that others were merged into, or to which people added something that a deletion would take with it. */
    void keepWhatIsPeoples(List<TakeBack> records) {
        var deleted = records.stream().filter(TakeBack::delete).toList();
        var ids = deleted.stream().map(r -> r.id).toList();
        if (ids.isEmpty()) {
            return;
        }
        var theirs = new TreeSet<String>();
        reading.withDeleted(Keys.MASTER, ids, List.of(Keys.ID, Keys.MASTER))
                .forEach(a -> theirs.add(a.value(Keys.MASTER)));
        for (var object : ADDED) {
            try {
                reading.rows("SELECT AccountId FROM " + object + " WHERE " + Soql.in("AccountId", ids))
                        .forEach(row -> theirs.add(row.path("AccountId").asString("")));
            } catch (Failure f) {
                if (f.kind != Kind.RIGHT) {
                    throw f;
                }
                deleted.forEach(r -> r.stays(Problems.rightMissing("read " + object)));
            }
        }
        deleted.stream()
                .filter(r -> theirs.stream().anyMatch(id -> Account.sameId(id, r.id)))
                .forEach(r -> r.stays(null));
    }
}
