package org.herkomst.app.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.Nearest;
import org.herkomst.app.job.SyncOutcome;
import org.herkomst.app.job.SyncRequest;
import org.herkomst.app.job.SyncRunner;
import org.herkomst.app.report.ReportJson;
import org.herkomst.app.report.ReportText;
import org.herkomst.app.report.Wrapped;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.matomo.VisitRules.Days;
import org.herkomst.core.run.SyncPipeline.Preview;
import org.herkomst.core.target.Receipt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "sync",
        description = "Runs a job now: reads new visits, finds the companies, brings the CRM up to date.",
        footer = {
            "",
            "Try first:  herkomst sync nightly --dry-run",
            "A backfill: herkomst sync nightly --from 2026-10-01 --to 2026-10-31"
        })
final class SyncCommand extends Action {
    @Parameters(paramLabel = "JOB", description = "The job's name, as under jobs: in the configuration.")
    String job = "";

    @Option(names = "--dry-run", description = "Shows the first 20 records field by field and sends nothing.")
    boolean dryRun;

    @Option(names = "--first", paramLabel = "N", description = "Sends N companies at most.")
    @Nullable
    Integer first;

    @Option(names = "--from", paramLabel = "DATE", description = "First day to read again (2026-10-01); with --to.")
    @Nullable
    LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day to read again, included.")
    @Nullable
    LocalDate to;

    @Option(names = "--confirm", description = "Passes the guards.")
    boolean confirm;

    @Override
    public Integer call() {
        Days days = days();
        if (first != null && first < 1) {
            throw new UsageException("--first needs a number from 1 on", "Write such as --first 10");
        }
        HerkomstConfiguration configuration = configuration();
        known(configuration, job);
        Console console = console();
        try (Workspace workspace = writing(configuration, account());
                SyncRunner runner = SyncRunner.start(workspace)) {
            SyncOutcome outcome = runner.run(new SyncRequest(
                    configuration, job, "manual", dryRun, first == null ? 0 : first, days, confirm, console::progress));
            print(console, outcome);
            return outcome.exitCode();
        }
    }

    private @Nullable Days days() {
        if (from == null && to == null) {
            return null;
        }
        if (from == null || to == null) {
            throw new UsageException("--from and --to belong together", "Give both days");
        }
        if (to.isBefore(from)) {
            throw new UsageException("--to lies before --from", "Swap the days");
        }
        return new Days(from, to);
    }

    static void known(HerkomstConfiguration configuration, String job) {
        if (!configuration.jobs().containsKey(job)) {
            throw new UsageException(
                    "There is no job " + job,
                    Nearest.hint(job, configuration.jobs().keySet()));
        }
    }

    private void print(Console console, SyncOutcome outcome) {
        ObjectNode document = ReportJson.tree(outcome.report());
        String text = ReportText.render(document);
        if (dryRun) {
            var records = document.putArray("records");
            outcome.previews().forEach(preview -> describe(preview, records.addObject()));
            text = outcome.previews().stream().map(SyncCommand::describe).collect(Collectors.joining()) + text;
        }
        console.result(document, text);
    }

    private static String verdict(Preview preview) {
        return preview.result().receipts().stream()
                .filter(receipt -> receipt.key().equals(preview.record().key()))
                .map(Receipt::verdict)
                .map(v -> v.name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("undecided");
    }

    private static String describe(Preview preview) {
        List<String> lines = new ArrayList<>();
        lines.add(preview.record().name() + ": would be " + verdict(preview));
        preview.record()
                .fields()
                .forEach((name, field) -> lines.addAll(Wrapped.lines(
                        "  ",
                        "      ",
                        name + ": " + old(preview, name) + " -> "
                                + field.value().asText() + " ("
                                + field.policy().name().toLowerCase(Locale.ROOT) + ")")));
        lines.add("");
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String old(Preview preview, String name) {
        var known = preview.record().known();
        return known == null ? "(none)" : known.fields().getOrDefault(name, "(none)");
    }

    private static void describe(Preview preview, ObjectNode node) {
        node.put("company", preview.record().name())
                .put("domain", preview.record().domain())
                .put("verdict", verdict(preview));
        var fields = node.putArray("fields");
        var known = preview.record().known();
        preview.record()
                .fields()
                .forEach((name, field) -> fields.addObject()
                        .put("field", name)
                        .put("old", known == null ? null : known.fields().get(name))
                        .put("new", field.value().asText())
                        .put("policy", field.policy().name().toLowerCase(Locale.ROOT)));
    }
}
