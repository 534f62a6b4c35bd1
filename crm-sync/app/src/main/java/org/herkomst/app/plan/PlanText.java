package org.herkomst.app.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.herkomst.app.report.Wrapped;
import org.herkomst.core.plan.Operation;
import org.herkomst.core.plan.Plan;
import org.herkomst.core.plan.PlannedCompany;
import org.herkomst.core.record.FieldChange;
import tools.jackson.databind.JsonNode;

/** A plan as a text of at most 100 columns: counts on top, then company by company, grouped by what is done. */
public final class PlanText {
    private static final int SHOWN = 300;
    private final List<String> lines = new ArrayList<>();
    private final boolean all;

    private PlanText(boolean all) {
        this.all = all;
    }

    /**
     * The text.
     *
     * @param all whether fields that stay as they are are shown too
     */
    public static String render(PlanDocument document, boolean all) {
        PlanText text = new PlanText(all);
        Plan plan = document.plan();
        text.top(document, plan);
        text.groups(plan.companies());
        return String.join(System.lineSeparator(), text.lines);
    }

    /** Companies alone, grouped by what is done. */
    public static String companies(List<PlannedCompany> companies, boolean all) {
        PlanText text = new PlanText(all);
        text.groups(companies);
        return String.join(System.lineSeparator(), text.lines);
    }

    private void top(PlanDocument document, Plan plan) {
        PlanHead head = document.head();
        String made = head.madeAt().toString().substring(0, 16).replace('T', ' ');
        lines.add("Plan " + head.id() + " of job " + head.job() + " for " + head.target() + ", made " + made
                + " UTC. Nothing was written.");
        lines.add("");
        for (Operation operation : Operation.values()) {
            if (plan.count(operation) > 0) {
                lines.add(String.format(Locale.ROOT, "%7d  %s", plan.count(operation), operation.words()));
            }
        }
        if (plan.companies().isEmpty()) {
            lines.add("Nothing would change in the CRM.");
        }
        JsonNode fields = document.tree().path("fields");
        lines.add(String.format(
                Locale.ROOT,
                "%7d  fields written, %d of them had been empty; %d left as they are",
                fields.path("written").asLong(),
                fields.path("filled").asLong(),
                fields.path("kept").asLong()));
        if (!plan.guard().isEmpty()) {
            lines.addAll(Wrapped.lines("", "  ", "!! A guard stops this until --confirm: " + plan.guard()));
        }
    }

    private void groups(List<PlannedCompany> companies) {
        for (Operation operation : Operation.values()) {
            List<PlannedCompany> of =
                    companies.stream().filter(c -> c.operation() == operation).toList();
            if (!of.isEmpty()) {
                String words = operation.words();
                lines.add("");
                lines.add(Character.toUpperCase(words.charAt(0)) + words.substring(1));
                of.forEach(this::company);
            }
        }
    }

    private void company(PlannedCompany company) {
        lines.addAll(Wrapped.lines("  ", "      ", title(company)));
        if (!company.why().isEmpty()) {
            lines.addAll(Wrapped.lines("    ", "      ", company.why()));
        }
        company.changes().stream()
                .filter(change -> all || change.written())
                .forEach(change -> lines.addAll(Wrapped.lines("    ", "        ", field(change))));
    }

    private static String title(PlannedCompany company) {
        StringBuilder title =
                new StringBuilder(company.name().isEmpty() ? "(a company that objected)" : company.name());
        if (company.domain() != null) {
            title.append(", ").append(company.domain());
        }
        title.append(", ").append(company.key());
        if (company.found().targetId() != null) {
            title.append("; record ").append(company.found().targetId());
        }
        if (company.found().matchedBy() != null) {
            title.append(", found by ").append(company.found().matchedBy().replace('_', ' '));
        }
        return title.toString();
    }

    private static String field(FieldChange change) {
        String policy = change.policy().name().toLowerCase(Locale.ROOT);
        String why = " (" + policy + ": " + change.reason().words() + ")";
        return change.written()
                ? change.field() + ": " + shown(change.before()) + " -> " + shown(change.after()) + why
                : change.field() + ": " + shown(change.before()) + " stays" + why;
    }

    /** One line, not too long: values of a CRM may be whole pages. */
    private static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}+", " ").strip();
        if (line.isEmpty()) {
            return "(empty)";
        }
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
