package org.herkomst.app.report;

import tools.jackson.databind.JsonNode;

/** Whether a report's counts add up, by the contract's equations. */
final class ReportSums {
    private static final String[] OUTCOMES = {
        "duplicate",
        "bot",
        "excluded",
        "no_consent",
        "masked",
        "private",
        "unknown",
        "isp_or_hosting",
        "ambiguous",
        "low_confidence",
        "resolved"
    };

    private ReportSums() {}

    /** The answer in a sentence. */
    static String sentence(JsonNode report) {
        return close(report)
                ? "The sums close: every visit and every company is accounted for."
                : "THE SUMS DO NOT CLOSE: please report this with the report's JSON (--output json).";
    }

    private static boolean close(JsonNode report) {
        JsonNode visits = report.path("visits");
        JsonNode companies = report.path("companies");
        JsonNode writes = report.path("writes");
        return sum(visits, "read") == sum(visits, OUTCOMES)
                && sum(companies, "seen") == sum(companies, "opted_out", "withheld", "below_threshold", "eligible")
                && sum(companies, "eligible") == sum(companies, "new", "changed", "unchanged")
                && sum(writes, "attempted")
                        == sum(writes, "created", "updated", "adopted", "rejected", "ambiguous", "conflict", "deferred")
                && sum(companies, "new", "changed", "carried_over")
                        == sum(writes, "attempted", "invalid", "suppressed", "not_sent");
    }

    private static long sum(JsonNode node, String... names) {
        long sum = 0;
        for (String name : names) {
            sum += node.path(name).asLong();
        }
        return sum;
    }
}
