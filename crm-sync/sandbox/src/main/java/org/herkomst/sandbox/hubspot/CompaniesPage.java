package org.herkomst.sandbox.hubspot;

import java.util.Map;

/** The companies as a page to look at. Everything is escaped; nothing can be changed here. */
final class CompaniesPage {
    private CompaniesPage() {}

    static Answer of(SandboxAccount account) {
        var html = new StringBuilder(
                "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sandbox CRM</title>"
                        + "<style>body{font:15px/1.5 system-ui;margin:2rem auto;max-width:60rem}summary{cursor:pointer}"
                        + "table{border-collapse:collapse;margin:.5rem 0 1rem}td,th{border:1px solid #ddd;padding:.25rem .6rem;"
                        + "text-align:left;vertical-align:top}</style></head><body><h1>Sandbox CRM</h1><p>");
        var companies = account.live();
        html.append(companies.size()).append(" companies. This plays a HubSpot account for the demo.</p>");
        companies.forEach(c -> company(html, c));
        html.append("</body></html>");
        return new Answer(
                200,
                Map.of("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
                "text/html; charset=utf-8",
                html.toString());
    }

    private static void company(StringBuilder html, Company company) {
        var name = company.properties.getOrDefault("name", company.properties.getOrDefault("domain", company.id));
        html.append("<details><summary>").append(escape(name)).append("</summary><table>");
        company.properties.forEach((k, v) -> html.append("<tr><th>")
                .append(escape(k))
                .append("</th><td>")
                .append(escape(v))
                .append("</td></tr>"));
        html.append("</table></details>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
