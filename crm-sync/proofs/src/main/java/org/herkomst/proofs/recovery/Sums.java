package org.herkomst.proofs.recovery;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The sums of a run report that must close, as the contract writes them down; reckoned here once more, apart from the product. */
public final class Sums {
    private Sums() {}

    /** Those that don't close, in words. */
    public static List<String> open(JsonNode report) {
        List<String> open = new ArrayList<>();
        JsonNode visits = report.path("visits");
        JsonNode companies = report.path("companies");
        JsonNode writes = report.path("writes");
        long outcomes = visits.properties().stream()
                        .mapToLong(e -> e.getValue().asLong())
                        .sum()
                - sum(visits, "read");
        check(open, "visits", sum(visits, "read"), outcomes);
        check(
                open,
                "companies seen",
                sum(companies, "seen"),
                sum(companies, "opted_out", "withheld", "below_threshold", "eligible"));
        check(open, "companies eligible", sum(companies, "eligible"), sum(companies, "new", "changed", "unchanged"));
        check(
                open,
                "writes attempted",
                sum(writes, "attempted"),
                sum(writes, "created", "updated", "adopted", "rejected", "ambiguous", "conflict", "deferred"));
        check(
                open,
                "companies due",
                sum(companies, "new", "changed", "carried_over"),
                sum(writes, "attempted", "invalid", "suppressed", "not_sent"));
        return open;
    }

    private static void check(List<String> open, String what, long whole, long parts) {
        if (whole != parts) {
            open.add(what + ": " + whole + " are not " + parts);
        }
    }

    private static long sum(JsonNode node, String... names) {
        long sum = 0;
        for (String name : names) {
            sum += node.path(name).asLong();
        }
        return sum;
    }
}
