package org.herkomst.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.core.run.Problem;
import org.herkomst.core.run.RunInfo;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.VisitCounts.Outcome;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ReportJsonTests {
    /** Copied from the contract. */
    private static final Map<String, String> CONTRACT = new LinkedHashMap<>();

    static {
        CONTRACT.put(
                "run",
                "id, job, mode, trigger, status, started_at, finished_at, resume_not_before, config_version, mapping_hash,"
                        + " index_version, opt_out_version");
        CONTRACT.put("window", "from, to");
        CONTRACT.put(
                "visits",
                "read, duplicate, bot, excluded, no_consent, masked, private, unknown, isp_or_hosting, ambiguous,"
                        + " low_confidence, resolved");
        CONTRACT.put(
                "companies",
                "seen, opted_out, withheld, below_threshold, eligible, new, changed, unchanged, carried_over");
        CONTRACT.put(
                "writes",
                "attempted, created, updated, adopted, rejected, ambiguous, conflict, deferred, invalid, suppressed,"
                        + " not_sent, withdrawn");
        CONTRACT.put("fields", "written, kept, filled, coerced, truncated");
        CONTRACT.put("api", "source_calls, target_calls, rate_limited, retries");
        CONTRACT.put("errors", "");
    }

    private final RunReport report = new RunReport(new RunInfo(
            "r1",
            "nightly",
            RunInfo.Mode.DRY_RUN,
            "manual",
            RunInfo.Status.SUCCEEDED,
            Instant.EPOCH,
            null,
            null,
            "c",
            "m",
            "i",
            3));

    private static List<String> keys(ObjectNode node, String part) {
        return List.copyOf(node.path(part).propertyNames());
    }

    @Test
    void keysAreTheContractsAndInItsOrder() {
        ObjectNode tree = ReportJson.tree(report);

        assertThat(tree.propertyNames()).containsExactlyElementsOf(CONTRACT.keySet());
        CONTRACT.forEach((part, keys) -> {
            if (!keys.isEmpty()) {
                assertThat(keys(tree, part)).as(part).containsExactly(keys.split(", "));
            }
        });
        assertThat(tree.path("run").path("mode").asString()).isEqualTo("dry_run");
    }

    @Test
    void notesAndTasksComeBehindTheContractsKeysWhereThereAreAny() {
        report.activities.notesCreated = 1;

        assertThat(ReportJson.tree(report).propertyNames()).last().isEqualTo("activities");
    }

    @Test
    void errorsHaveTheContractsKeys() {
        report.add(new Problem("HK-REC-001", Problem.Category.RECORD, 2, "an example", "Do this"));

        assertThat(ReportJson.tree(report).path("errors").get(0).propertyNames())
                .containsExactly("code", "category", "count", "example", "action");
    }

    @Test
    void textSaysMaskedLoudlyAndWhetherSumsClose() {
        report.visits.add(Outcome.MASKED, 4);
        assertThat(ReportText.render(ReportJson.write(report)))
                .contains("MASKED")
                .contains("The sums close");

        report.writes.created = 1;
        assertThat(ReportText.render(ReportJson.write(report))).contains("DO NOT CLOSE");
    }
}
