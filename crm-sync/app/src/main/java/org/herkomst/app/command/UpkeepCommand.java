package org.herkomst.app.command;

import java.time.Clock;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.Workspace;
import org.herkomst.app.upkeep.Upkeep;
import org.herkomst.app.upkeep.UpkeepReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "upkeep",
        description =
                "Deletes what has had its time, and takes expired records back; serve does it every day by itself.",
        footer = {
            "",
            "Without serve, call it every day, such as from cron: visits older than privacy.retention.visits become",
            "day sums, sums older than privacy.retention.sums are deleted, and so are old reports. The record of",
            "changes (herkomst audit) keeps 24 months."
        })
final class UpkeepCommand extends Action {
    @Option(names = "--last", description = "Shows the report of the last upkeep instead.")
    boolean last;

    @Override
    public Integer call() {
        HerkomstConfiguration configuration = last ? root().configurationWithoutInputs() : configuration();
        try (Workspace workspace = last ? Workspace.open(configuration) : writing(configuration, account())) {
            if (last) {
                return showLast(workspace);
            }
            UpkeepReport report = Upkeep.run(configuration, workspace, Clock.systemUTC());
            console().result(report.json(), report.text());
            return report.exitCode();
        }
    }

    private int showLast(Workspace workspace) {
        var json = workspace.upkeep().latest(1).stream().findFirst().map(Console::parse);
        if (json.isEmpty()) {
            throw new UsageException("There was no upkeep yet", "Run herkomst upkeep");
        }
        StringBuilder text = new StringBuilder(json.get().path("id").asString(""))
                .append(", ")
                .append(json.get().path("status").asString(""));
        json.get()
                .path("steps")
                .forEach(step -> text.append(String.format(
                        "%n%,9d  %s%s",
                        step.path("count").asLong(),
                        step.path("what").asString(""),
                        step.path("fault").isNull()
                                ? ""
                                : ": FAILED, " + step.path("fault").asString(""))));
        console().result(json.get(), text.toString());
        return 0;
    }
}
