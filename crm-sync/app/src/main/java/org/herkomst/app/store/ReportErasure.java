package org.herkomst.app.store;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.herkomst.core.company.Company;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Examples of problems in run reports that name a company which is erased: the count stays, the example goes. */
final class ReportErasure {
    private static final String ERASED = "of a company that was erased";
    /** A shorter one stands in half of all words. */
    private static final int SHORTEST = 4;

    private final Database database;

    ReportErasure(Database database) {
        this.database = database;
    }

    private record Stored(String id, String report) {}

    void forget(Company company, List<String> domains) {
        List<String> names = Stream.concat(
                        Stream.of(company.key().value(), company.facts().name()), domains.stream())
                .filter(name -> name.length() >= SHORTEST)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        // Whole reports first: hardly one names a company.
        List<Stored> naming = database
                .query(
                        "select id, report from run_report where report like '%\"example\"%'",
                        (row, n) -> new Stored(row.getString(1), row.getString(2)))
                .stream()
                .filter(stored -> named(stored.report(), names))
                .toList();
        database.batch("update run_report set report = ? where id = ?", naming, (statement, stored) -> {
            statement.setString(1, without(stored.report(), names));
            statement.setString(2, stored.id());
        });
    }

    private static String without(String report, List<String> names) {
        JsonNode root = StoreJson.MAPPER.readTree(report);
        for (JsonNode error : root.path("errors")) {
            if (error instanceof ObjectNode problem
                    && named(problem.path("example").asString(""), names)) {
                problem.put("example", ERASED);
            }
        }
        return StoreJson.MAPPER.writeValueAsString(root);
    }

    private static boolean named(String text, List<String> names) {
        String lower = text.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(lower::contains);
    }
}
