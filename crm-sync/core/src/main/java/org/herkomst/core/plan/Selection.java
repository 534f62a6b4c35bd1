package org.herkomst.core.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.Expectation;
import org.jspecify.annotations.Nullable;

/** What of a plan is applied now. Immutable. */
public final class Selection {
    private final Map<CompanyKey, PlannedCompany> planned = new HashMap<>();
    private final Set<CompanyKey> chosen = new HashSet<>();

    private Selection(Plan plan) {
        plan.companies().forEach(company -> planned.putIfAbsent(company.key(), company));
    }

    /** All of it. */
    public static Selection all(Plan plan) {
        Selection selection = new Selection(plan);
        plan.companies().stream()
                .filter(company -> company.operation().delivers())
                .forEach(company -> selection.chosen.add(company.key()));
        return selection;
    }

    /** The first of those that change the CRM, in the plan's order. */
    public static Selection first(Plan plan, long most) {
        Selection selection = new Selection(plan);
        changing(plan).stream().limit(most).forEach(company -> selection.chosen.add(company.key()));
        return selection;
    }

    /**
     * The first part of those that change the CRM, rounded up.
     *
     * @param percent 0 to 100
     */
    public static Selection share(Plan plan, double percent) {
        return first(plan, (long) Math.ceil(changing(plan).size() * percent / 100));
    }

    private static List<PlannedCompany> changing(Plan plan) {
        return plan.companies().stream()
                .filter(company -> company.operation().writes())
                .toList();
    }

    /** How many companies are applied now. */
    public int size() {
        return chosen.size();
    }

    /** How a company that is due stands to the plan. */
    public enum Standing {
        /** It goes out. */
        CHOSEN,
        /** It comes later, by the same plan. */
        LATER,
        /** The plan has it for a person, or the CRM refused it. */
        NOT_TO_BE_SENT,
        /** It is another record than the plan saw. */
        CHANGED,
        /** The plan doesn't know it. */
        NOT_PLANNED
    }

    /**
     * How a company that is due stands to the plan.
     *
     * @param made its record as it is now
     */
    public Standing standing(CompanyKey key, PlannedCompany.Made made) {
        PlannedCompany company = planned.get(key);
        if (company == null) {
            return Standing.NOT_PLANNED;
        }
        if (!company.operation().delivers()) {
            return Standing.NOT_TO_BE_SENT;
        }
        if (!chosen.contains(key)) {
            return Standing.LATER;
        }
        return company.made().equals(made) ? Standing.CHOSEN : Standing.CHANGED;
    }

    /** What the plan saw of a company; absent for one that it doesn't know. */
    public @Nullable Expectation expectation(CompanyKey key) {
        PlannedCompany company = planned.get(key);
        return company == null ? null : company.expectation();
    }
}
