package org.herkomst.app.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.herkomst.core.plan.Operation;
import org.herkomst.core.plan.Plan;
import org.herkomst.core.plan.PlannedCompany;
import org.herkomst.core.record.FieldChange;
import tools.jackson.databind.JsonNode;

/** A plan as one HTML page that needs nothing else: no script, no picture, no address that it asks. Every value is escaped. */
public final class PlanPage {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1d2733;background:#fff}
            h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}
            p.made{color:#5a6776;margin:.25rem 0 1.5rem}
            ul.counts{list-style:none;display:flex;flex-wrap:wrap;gap:.75rem;padding:0;margin:0}
            ul.counts li{border:1px solid #d5dce4;border-radius:.5rem;padding:.5rem 1rem;min-width:8rem}
            ul.counts b{display:block;font-size:1.4rem}
            p.guard{background:#fff4d6;border-left:4px solid #d99a00;padding:.5rem 1rem;color:#1d2733}
            details{border:1px solid #d5dce4;border-radius:.5rem;margin:.5rem 0;padding:.25rem 1rem}
            summary{cursor:pointer;padding:.25rem 0}
            summary span,td.why{color:#5a6776}
            details details{border:0;padding:0}
            table{border-collapse:collapse;table-layout:fixed;width:100%;margin:.5rem 0}
            th:nth-child(1){width:22%}th:nth-child(4){width:12%}th:nth-child(5){width:18%}
            th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-top:1px solid #e6ebf0;overflow-wrap:anywhere}
            tr.stays td{color:#7b8794}
            del{color:#a3302a}ins{color:#17683a;text-decoration:none}
            @media(prefers-color-scheme:dark){body{background:#12171d;color:#e3e8ee}
            del{color:#ff9d97}ins{color:#7fd6a0}summary span,td.why,p.made{color:#9aa7b5}}
            """;

    /** What a page may do: show its own style. */
    public static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final StringBuilder html = new StringBuilder();

    private PlanPage() {}

    /** The page. */
    public static String render(PlanDocument document) {
        PlanPage page = new PlanPage();
        page.whole(document);
        return page.html.toString();
    }

    private static String digest(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private void whole(PlanDocument document) {
        PlanHead head = document.head();
        Plan plan = document.plan();
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(POLICY.replace("; frame-ancestors 'none'", ""))
                .append("\"><meta name=\"viewport\" content=\"width=device-width\">")
                .append("<meta name=\"referrer\" content=\"no-referrer\"><title>Plan ")
                .append(text(head.id()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>Plan ")
                .append(text(head.id()))
                .append("</h1>\n<p class=\"made\">Job ")
                .append(text(head.job()))
                .append(", target ")
                .append(text(head.target()))
                .append(", made ")
                .append(text(head.madeAt().toString().substring(0, 16).replace('T', ' ')))
                .append(" UTC. Nothing was written. It can be applied for 24 hours.</p>\n");
        counts(plan, document.tree().path("fields"));
        if (!plan.guard().isEmpty()) {
            html.append("<p class=\"guard\">A guard stops this until it is confirmed: ")
                    .append(text(plan.guard()))
                    .append("</p>\n");
        }
        for (Operation operation : Operation.values()) {
            group(operation, plan);
        }
        html.append("</body></html>\n");
    }

    private void counts(Plan plan, JsonNode fields) {
        html.append("<ul class=\"counts\">");
        for (Operation operation : Operation.values()) {
            if (plan.count(operation) > 0) {
                count(plan.count(operation), operation.words());
            }
        }
        count(fields.path("written").asLong(), "fields written");
        count(fields.path("kept").asLong(), "fields of others left as they are");
        html.append("</ul>\n");
    }

    private void count(long count, String words) {
        html.append("<li><b>").append(count).append("</b>").append(text(words)).append("</li>");
    }

    private void group(Operation operation, Plan plan) {
        List<PlannedCompany> companies = plan.companies().stream()
                .filter(c -> c.operation() == operation)
                .toList();
        if (!companies.isEmpty()) {
            String words = operation.words();
            html.append("<h2>")
                    .append(text(Character.toUpperCase(words.charAt(0)) + words.substring(1)))
                    .append(" (")
                    .append(companies.size())
                    .append(")</h2>\n");
            companies.forEach(this::company);
        }
    }

    private void company(PlannedCompany company) {
        boolean open = company.operation().writes();
        html.append(open ? "<details open><summary>" : "<details><summary>")
                .append(text(company.name().isEmpty() ? "A company that objected" : company.name()))
                .append(" <span>")
                .append(text(about(company)))
                .append("</span></summary>\n");
        if (!company.why().isEmpty()) {
            html.append("<p>").append(text(company.why())).append("</p>");
        }
        Map<Boolean, List<FieldChange>> changes =
                company.changes().stream().collect(Collectors.partitioningBy(PlanPage::telling));
        table(changes.getOrDefault(true, List.of()));
        List<FieldChange> stay = changes.getOrDefault(false, List.of());
        if (!stay.isEmpty()) {
            html.append("<details><summary><span>")
                    .append(stay.size() == 1 ? "1 field stays as it is" : stay.size() + " fields stay as they are")
                    .append("</span></summary>\n");
            table(stay);
            html.append("</details>\n");
        }
        html.append("</details>\n");
    }

    /** What is written, and what is left although it differs. */
    private static boolean telling(FieldChange change) {
        return change.reason() != FieldChange.Reason.SAME && change.reason() != FieldChange.Reason.OFF;
    }

    private void table(List<FieldChange> changes) {
        if (!changes.isEmpty()) {
            html.append("<table><tr><th>Field<th>Now<th>Then<th>Policy<th>Why</tr>\n");
            changes.forEach(this::field);
            html.append("</table>\n");
        }
    }

    private static String about(PlannedCompany company) {
        String domain = company.domain() == null ? "" : company.domain() + ", ";
        String id = company.found().targetId() == null
                ? ""
                : ", record " + company.found().targetId();
        String by = company.found().matchedBy() == null
                ? ""
                : ", found by " + company.found().matchedBy().replace('_', ' ');
        return domain + company.key() + id + by;
    }

    private void field(FieldChange change) {
        String policy = change.policy().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        html.append(change.written() ? "<tr><td>" : "<tr class=\"stays\"><td>")
                .append(text(change.field()))
                .append(change.written() ? "<td><del>" : "<td>")
                .append(text(change.before()))
                .append(change.written() ? "</del><td><ins>" : "<td>")
                .append(text(change.after()))
                .append(change.written() ? "</ins><td>" : "<td>")
                .append(text(policy))
                .append("<td class=\"why\">")
                .append(text(change.reason().words()))
                .append("</tr>\n");
    }

    /** A value as text of the page, whatever it holds. */
    private static String text(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
