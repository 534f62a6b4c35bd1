package org.herkomst.targets.odoo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.TargetException;

/**
 * Finds what Odoo holds of retractions, archived records too: by our key, by the id that we knew, by our external id, and, where none
 * of them finds anything, by domain among the records that carry a key of ours. Reads only.
 */
final class TakeBackSearch {
    private final Partners partners;
    private final Set<String> ours;
    private final Set<String> fields;

    TakeBackSearch(Partners partners, Fields there) {
        this.partners = partners;
        this.ours = there.ours();
        if (!there.has(Keys.KEY)) {
            throw new TargetException(Problems.fieldsMissing(Set.of(Keys.KEY)));
        }
        this.fields = new TreeSet<>(ours);
        fields.add(Keys.WEBSITE);
    }

    /** What a retraction takes back of a record. */
    TakeBack takeBack(Retraction retraction, Partner partner) {
        return new TakeBack(retraction, partner, ours);
    }

    /** Those of these ids that are there. */
    List<Partner> byId(Collection<Long> ids) {
        return partners.in(Keys.ID, ids, fields);
    }

    /** Records by our key, by the ids that we knew, and by our external ids. */
    Map<Retraction, List<Partner>> byKeyAndId(Collection<Retraction> retractions) {
        var keys = retractions.stream().map(r -> r.key().value()).toList();
        var keyed = partners.in(Keys.KEY, keys, fields);
        var external =
                partners.byExternalId(retractions.stream().map(Retraction::key).toList());
        var ids = new LinkedHashSet<>(external.values());
        retractions.forEach(r -> ids.add(known(r)));
        ids.remove(0L);
        var byId = new LinkedHashMap<Long, Partner>();
        byId(ids).forEach(p -> byId.put(p.id(), p));
        var found = new LinkedHashMap<Retraction, List<Partner>>();
        for (var retraction : retractions) {
            var its = new LinkedHashMap<Long, Partner>();
            keyed.stream()
                    .filter(p -> p.value(Keys.KEY).equals(retraction.key().value()))
                    .forEach(p -> its.put(p.id(), p));
            for (var id : new long[] {known(retraction), external.getOrDefault(retraction.key(), 0L)}) {
                var partner = byId.get(id);
                if (partner != null && ofNoOther(partner, retraction)) {
                    its.putIfAbsent(id, partner);
                }
            }
            found.put(retraction, List.copyOf(its.values()));
        }
        return found;
    }

    private static long known(Retraction retraction) {
        return retraction.targetId() == null ? 0 : Lookup.number(retraction.targetId());
    }

    private static boolean ofNoOther(Partner partner, Retraction retraction) {
        var key = partner.value(Keys.KEY);
        return key.isEmpty() || key.equals(retraction.key().value());
    }

    /** Records with a retraction's domain that carry a key of ours. */
    Map<Retraction, List<Partner>> byDomain(Collection<Retraction> retractions) {
        var found = new LinkedHashMap<Retraction, List<Partner>>();
        for (var retraction : retractions) {
            var domain = Hosts.normal(retraction.domain());
            if (!domain.isEmpty()) {
                found.put(retraction, withKey(domain));
            }
        }
        return found;
    }

    private List<Partner> withKey(String domain) {
        var condition = new ArrayList<Object>();
        condition.add(List.of(Keys.KEY, "!=", false));
        condition.add(List.of(Keys.WEBSITE, "=ilike", "%" + Ladder.wild(domain) + "%"));
        return partners.search(condition, fields, true).stream()
                .filter(p -> !p.value(Keys.KEY).isEmpty() && Hosts.fits(p.value(Keys.WEBSITE), domain))
                .toList();
    }
}
