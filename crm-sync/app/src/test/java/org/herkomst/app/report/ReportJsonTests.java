package org.herkomst.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.herkomst.core.run.RunInfo;
import org.herkomst.core.run.RunReport;
import org.herkomst.core.run.VisitCounts.Outcome;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ReportJsonTests {
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
    void keysAreTheContracts() {
        ObjectNode tree = ReportJson.tree(report);

        assertThat(tree.propertyNames())
                .containsExactly("run", "window", "visits", "companies", "writes", "fields", "api", "errors");
        assertThat(keys(tree, "visits"))
                .containsExactly(
                        "read",
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
                        "resolved");
        assertThat(keys(tree, "companies"))
                .containsExactly(
                        "seen",
                        "opted_out",
                        "withheld",
                        "below_threshold",
                        "eligible",
                        "new",
                        "changed",
                        "unchanged",
                        "carried_over");
        assertThat(keys(tree, "api")).containsExactly("source_calls", "target_calls", "rate_limited", "retries");
        assertThat(tree.path("run").path("mode").asString()).isEqualTo("dry_run");
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
