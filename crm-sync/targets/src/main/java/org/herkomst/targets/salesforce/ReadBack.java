package org.herkomst.targets.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.herkomst.core.target.Receipt;

/** Looks whether writes without an answer were done all the same. */
final class ReadBack {
    private final Reading reading;

    ReadBack(Reading reading) {
        this.reading = reading;
    }

    /** Adds receipts of what Salesforce holds; gives what it doesn't. */
    List<Plan> settle(List<Plan> unknown, List<Receipt> receipts) {
        var fields = new TreeSet<>(Keys.ALWAYS);
        unknown.forEach(p -> fields.addAll(p.send().keySet()));
        var keys = unknown.stream().map(p -> p.record().key().value()).toList();
        var there = reading.live(Keys.KEY, keys, fields);
        var open = new ArrayList<Plan>();
        for (var plan : unknown) {
            there.stream()
                    .filter(account -> account.key().equals(plan.record().key().value()))
                    .filter(account -> lost(account, plan).isEmpty())
                    .findFirst()
                    .ifPresentOrElse(account -> receipts.add(plan.accepted(account.id())), () -> open.add(plan));
        }
        return open;
    }

    /** Fields that don't hold what was sent. */
    static List<String> lost(Account account, Plan plan) {
        return plan.send().entrySet().stream()
                .filter(sent -> !holds(account.value(sent.getKey()), plan, sent.getKey(), sent.getValue()))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    private static boolean holds(String there, Plan plan, String name, String sent) {
        var field = plan.record().fields().get(name);
        var box = there.isEmpty() && sent.equals("false");
        return there.equals(sent)
                || box
                || (field != null && field.value().asText().strip().equals(sent) && Changes.same(field.value(), there));
    }
}
