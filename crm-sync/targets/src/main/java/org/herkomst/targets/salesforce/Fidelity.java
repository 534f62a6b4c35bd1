package org.herkomst.targets.salesforce;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.TargetException;

/**
 * Whether Salesforce keeps what it takes: each field of ours is read once after it was first written, and compared. A number may lose
 * its decimals, and a flow may change a value, while the answer says success. One opening of the target is taken for one version of
 * the account's fields. Fields of people aren't looked at: their flows may tidy them.
 */
final class Fidelity {
    private final Set<String> seen = new HashSet<>();

    /**
     * Compares.
     *
     * @throws TargetException where a field of ours holds something else
     */
    void look(Connection connection, List<Plan> accepted, List<Receipt> receipts) {
        var asked = new TreeSet<String>();
        var chosen = choose(accepted, receipts, asked);
        if (chosen.isEmpty()) {
            return;
        }
        var fields = new TreeSet<>(Keys.ALWAYS);
        fields.addAll(asked);
        try {
            var lost = new TreeSet<String>();
            for (var account : new Reading(connection).live(Keys.ID, chosen.keySet(), fields)) {
                chosen.forEach((id, plan) -> {
                    if (account.is(id)) {
                        lost.addAll(ReadBack.lost(account, plan));
                    }
                });
            }
            lost.retainAll(asked);
            asked.removeAll(lost);
            seen.addAll(asked);
            if (!lost.isEmpty()) {
                throw new TargetException(Problems.silentLoss(lost));
            }
        } catch (Failure | Paused e) {
            // What was sent is decided; the look comes again with the next batch.
        }
    }

    /** As few records as show each new field once. */
    private Map<String, Plan> choose(List<Plan> accepted, List<Receipt> receipts, Set<String> asked) {
        var chosen = new LinkedHashMap<String, Plan>();
        for (var plan : accepted) {
            var fresh = new ArrayList<>(plan.send().keySet());
            fresh.removeIf(field -> !field.startsWith(Keys.PREFIX) || seen.contains(field) || asked.contains(field));
            if (!fresh.isEmpty()) {
                receipts.stream()
                        .filter(r -> r.key().equals(plan.record().key()) && r.targetId() != null)
                        .findFirst()
                        .ifPresent(r -> {
                            chosen.put(Objects.requireNonNull(r.targetId()), plan);
                            asked.addAll(fresh);
                        });
            }
        }
        return chosen;
    }
}
