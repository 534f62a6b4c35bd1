package org.herkomst.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run would do now.
 *
 * @param companies the companies in the order in which they are delivered, then those that are taken back
 * @param guard why a guard would stop the run, in words; empty where none would
 */
public record Plan(List<PlannedCompany> companies, String guard) {
    public Plan {
        companies = once(companies);
    }

    /** How many companies there are of an operation. */
    public long count(Operation operation) {
        return companies.stream().filter(c -> c.operation() == operation).count();
    }

    /** A record of the CRM belongs to the first that is to get it: the second would find it taken. */
    private static List<PlannedCompany> once(List<PlannedCompany> companies) {
        Map<String, String> takenBy = new HashMap<>();
        List<PlannedCompany> all = new ArrayList<>();
        for (PlannedCompany company : companies) {
            String id = company.found().targetId();
            String key = company.key().value();
            boolean taken = id != null
                    && company.operation().delivers()
                    && !takenBy.computeIfAbsent(id, i -> key).equals(key);
            all.add(
                    taken
                            ? company.instead(
                                    Operation.REVIEW, "another company of this plan gets the CRM's record " + id)
                            : company);
        }
        return List.copyOf(all);
    }
}
