package org.herkomst.targets.odoo;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.TargetException;

/**
 * Reads what was written and compares, once for each field of ours and version of the fields: a text that Odoo cuts to the field's
 * size, or a rule that changes it, is told by no answer. For one thread.
 */
final class SilentLoss {
    private final Partners partners;
    private final Set<String> kept = new HashSet<>();
    private Map<String, Fields.Field> version = Map.of();

    SilentLoss(Partners partners) {
        this.partners = partners;
    }

    /**
     * Looks at plans that Odoo took. What can't be read now is looked at another time.
     *
     * @throws TargetException where a field doesn't hold what was sent
     */
    void look(List<Plan> done, Collection<Receipt> receipts, Fields fields) {
        if (!version.equals(fields.byName())) {
            version = fields.byName();
            kept.clear();
        }
        var samples = samples(done);
        if (samples.isEmpty()) {
            return;
        }
        var ids = new LinkedHashMap<Long, Plan>();
        receipts.forEach(r -> {
            var plan = samples.get(r.key().value());
            if (plan != null && r.targetId() != null) {
                ids.put(Long.valueOf(r.targetId()), plan);
            }
        });
        try {
            compare(ids);
        } catch (Failure | Paused unreadable) {
            kept.removeIf(
                    field -> samples.values().stream().anyMatch(p -> p.send().containsKey(field)));
        }
    }

    /** One plan for each field that nobody looked at yet, by key. */
    private Map<String, Plan> samples(List<Plan> done) {
        var samples = new LinkedHashMap<String, Plan>();
        for (var plan : done) {
            plan.send().forEach((field, value) -> {
                if (Keys.ours(field) && !value.isEmpty() && kept.add(field)) {
                    samples.put(plan.record().key().value(), plan);
                }
            });
        }
        return samples;
    }

    private void compare(Map<Long, Plan> plans) {
        var names = new TreeSet<String>();
        plans.values().forEach(p -> names.addAll(p.send().keySet()));
        var lost = new TreeSet<String>();
        for (var partner : partners.in(Keys.ID, plans.keySet(), names)) {
            var plan = plans.get(partner.id());
            if (plan != null) {
                plan.send().keySet().stream()
                        .filter(field -> Keys.ours(field) && !Changes.holds(partner, plan, field))
                        .forEach(lost::add);
            }
        }
        if (!lost.isEmpty()) {
            kept.removeAll(lost);
            throw new TargetException(Problems.notKept(lost));
        }
    }
}
