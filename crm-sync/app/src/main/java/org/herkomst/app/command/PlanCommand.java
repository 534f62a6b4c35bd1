package org.herkomst.app.command;

import java.nio.file.Path;
import java.time.Clock;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.job.PlanOutcome;
import org.herkomst.app.job.PlanRun;
import org.herkomst.app.job.SyncRequest;
import org.herkomst.app.plan.PlanDocument;
import org.herkomst.app.plan.PlanPage;
import org.herkomst.app.plan.PlanText;
import org.herkomst.app.plan.Plans;
import org.herkomst.app.report.ReportJson;
import org.herkomst.app.report.ReportText;
import org.herkomst.app.store.PlanFiles;
import org.herkomst.app.store.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "plan",
        description = {
            "Shows what a run would change now, company by company and field by field. The CRM is only read.",
            "apply does exactly that; what changed meanwhile is left out."
        },
        footer = {"", "Look at it:     herkomst plan nightly --html plan.html", "Do it:          herkomst apply FILE"})
final class PlanCommand extends Action {
    @Parameters(paramLabel = "JOB", description = "The job's name, as under jobs: in the configuration.")
    String job = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Where the plan goes, besides the data folder.")
    @Nullable
    Path out;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes it as a page for the browser, too.")
    @Nullable
    Path html;

    @Option(names = "--all", description = "Shows fields that stay as they are, too.")
    boolean all;

    @Override
    public Integer call() {
        HerkomstConfiguration configuration = configuration();
        SyncCommand.known(configuration, job);
        Console console = console();
        try (Workspace workspace = writing(configuration, account())) {
            SyncRequest request = new SyncRequest(configuration, job, "plan", true, 0, null, false, console::progress);
            PlanOutcome outcome = PlanRun.run(workspace, request, Clock.systemUTC());
            Plans plans = new Plans(configuration, workspace);
            outcome.plan()
                    .ifPresentOrElse(
                            plan -> print(console, plans, plans.document(plan, outcome)),
                            () -> failed(console, outcome));
            return outcome.exitCode();
        }
    }

    private static void failed(Console console, PlanOutcome outcome) {
        ObjectNode report = ReportJson.tree(outcome.report());
        console.result(report, "There is no plan." + System.lineSeparator() + ReportText.render(report));
    }

    private void print(Console console, Plans plans, PlanDocument document) {
        Path file = plans.keep(document);
        if (out != null) {
            PlanFiles.write(out, document.json());
            file = out;
        }
        if (html != null) {
            PlanFiles.write(html, PlanPage.render(document));
        }
        String end = System.lineSeparator();
        console.result(
                document.tree(),
                PlanText.render(document, all) + end + end
                        + "To do exactly this, within 24 hours (a few first: --first 5 or --share 5%):" + end
                        + "  herkomst apply " + file);
    }
}
