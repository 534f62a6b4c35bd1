package org.herkomst.targets.hubspot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.herkomst.core.target.Receipt;
import org.herkomst.targets.hubspot.Wire.Company;

/** Looks whether writes without an answer were done all the same. */
final class ReadBack {
    private final Connection connection;

    ReadBack(Connection connection) {
        this.connection = connection;
    }

    /** Adds receipts of what HubSpot holds; gives what it doesn't. */
    List<Plan> settle(List<Plan> unknown, List<Receipt> receipts) {
        var there = read(unknown);
        var open = new ArrayList<Plan>();
        for (var plan : unknown) {
            var company = there.get(plan.record().key().value());
            if (company != null && holds(company, plan)) {
                receipts.add(plan.accepted(company.id()));
            } else {
                open.add(plan);
            }
        }
        return open;
    }

    private Map<String, Company> read(List<Plan> plans) {
        var properties = new TreeSet<>(Keys.ALWAYS);
        plans.forEach(p -> properties.addAll(p.send().keySet()));
        var keys = plans.stream().map(p -> p.record().key().value()).toList();
        var there = new HashMap<String, Company>();
        for (var company : Reading.all(connection, Reading.Asked.of(Keys.KEY, keys, properties))) {
            there.put(company.value(Keys.KEY), company);
        }
        return there;
    }

    private static boolean holds(Company company, Plan plan) {
        return plan.send().entrySet().stream().allMatch(e -> {
            var field = plan.record().fields().get(e.getKey());
            var there = company.value(e.getKey());
            return e.getValue().equals(there) || (field != null && Changes.same(field.value(), there));
        });
    }
}
