package org.herkomst.app.command;

import java.nio.file.Path;
import java.time.Clock;
import org.herkomst.app.demo.Demo;
import org.herkomst.app.demo.DemoException;
import org.herkomst.app.job.SyncOutcome;
import org.herkomst.app.report.ReportJson;
import org.herkomst.app.report.ReportText;
import org.herkomst.core.run.RunInfo.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description =
                "Runs the main job on made-up example data and a sandbox CRM, all inside data/demo. Needs nothing else.")
final class DemoCommand extends Action {
    @Option(
            names = "--exit",
            description = "Ends after the report; without it the sandbox CRM's page stays open until Ctrl-C.")
    boolean exit;

    @Option(names = "--fresh", description = "Empties data/demo first.")
    boolean fresh;

    @Override
    public Integer call() throws InterruptedException {
        Console console = console();
        try (Demo demo = Demo.prepare(Path.of("data", "demo"), fresh, Clock.systemUTC(), console::progress)) {
            SyncOutcome outcome = demo.run();
            var document = ReportJson.tree(outcome.report());
            console.result(document, ReportText.render(document) + DemoText.after(outcome.report()));
            if (!exit) {
                console.progress("The sandbox CRM's page: " + demo.page() + "  (Ctrl-C ends)");
                Thread.currentThread().join();
            }
            Status status = outcome.report().info().status();
            return status == Status.SUCCEEDED || status == Status.PARTIAL ? 0 : outcome.exitCode();
        } catch (DemoException broken) {
            throw new UsageException(String.valueOf(broken.getMessage()), broken.action());
        }
    }
}
