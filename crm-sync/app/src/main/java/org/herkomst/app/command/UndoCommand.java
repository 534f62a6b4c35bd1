package org.herkomst.app.command;

import java.time.Clock;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.job.SyncRequest;
import org.herkomst.app.job.UndoOutcome;
import org.herkomst.app.job.UndoRun;
import org.herkomst.app.plan.CompanyJson;
import org.herkomst.app.plan.PlanText;
import org.herkomst.app.report.ReportJson;
import org.herkomst.app.report.ReportText;
import org.herkomst.app.report.Wrapped;
import org.herkomst.app.store.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "undo",
        description = {
            "Takes a run back: puts the fields that it wrote as they were, where nobody touched them since.",
            "Records that it made are deleted, unless somebody changed them: then they lose our fields only, as do"
                    + " records that it joined to ours. What a run wrote is kept for 30 days."
        },
        footer = {"", "Look first:  herkomst runs undo ID --dry-run"})
final class UndoCommand extends Action {
    private static final String NOTHING =
            "Nothing to undo: the run wrote nothing, was undone already, or wrote more than 30 days ago.";
    private static final String NEXT = "The next run writes the same again, unless the mapping changes or the job is"
            + " paused (herkomst jobs pause JOB).";

    @Parameters(paramLabel = "ID", description = "The run's id, or a unique beginning of it.")
    String id = "";

    @Option(names = "--dry-run", description = "Shows what it would do; nothing is written.")
    boolean dryRun;

    @Override
    public Integer call() {
        HerkomstConfiguration configuration = configuration();
        if (!Workspace.exists(configuration)) {
            throw new UsageException("There is no run " + id, "There are no runs yet");
        }
        Console console = console();
        try (Workspace workspace = writing(configuration, account())) {
            JsonNode run = workspace
                    .runs()
                    .find(id)
                    .map(json -> Console.parse(json).path("run"))
                    .orElseThrow(() -> new UsageException(
                            "No run, or more than one, begins with " + id, "See herkomst runs list"));
            String job = run.path("job").asString("");
            SyncCommand.known(configuration, job);
            SyncRequest request =
                    new SyncRequest(configuration, job, "undo", dryRun, 0, null, false, console::progress);
            UndoOutcome outcome = UndoRun.run(workspace, request, run.path("id").asString(""), Clock.systemUTC());
            print(console, outcome);
            return outcome.exitCode();
        }
    }

    private static void print(Console console, UndoOutcome outcome) {
        ObjectNode document = ReportJson.tree(outcome.report());
        String report = ReportText.render(document);
        ArrayNode records = document.putArray("records");
        outcome.companies().forEach(company -> CompanyJson.write(company, records.addObject()));
        String end = System.lineSeparator();
        String top = outcome.companies().isEmpty()
                ? NOTHING
                : PlanText.companies(outcome.companies(), true).stripLeading()
                        + end
                        + end
                        + String.join(end, Wrapped.lines("", "", NEXT));
        console.result(document, top + end + end + report);
    }
}
