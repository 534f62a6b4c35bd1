package org.herkomst.app.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.report.ReportText;
import org.herkomst.app.store.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "runs",
        description = "Reports of past runs, and taking one back.",
        subcommands = {RunsCommand.ListRuns.class, RunsCommand.Show.class, UndoCommand.class})
final class RunsCommand extends Action.Group {
    private static final int LATEST = 50;
    private static final String LINE = "%-24s  %-16s  %-10s  %-8s  %-16s  %7s  %7s%n";
    private static final String HEAD =
            String.format(Locale.ROOT, LINE, "id", "started (UTC)", "job", "mode", "status", "created", "updated");

    @Command(name = "list", description = "Lists the latest runs.")
    static final class ListRuns extends Action {
        @Override
        public Integer call() {
            List<JsonNode> runs = latest(root().configurationWithoutInputs());
            ObjectNode document = Console.object();
            var list = document.putArray("runs");
            runs.forEach(run -> list.add(run.path("run")));
            String text = runs.isEmpty()
                    ? "No runs yet."
                    : HEAD + runs.stream().map(ListRuns::line).collect(Collectors.joining());
            console().result(document, text.stripTrailing());
            return 0;
        }

        private static List<JsonNode> latest(HerkomstConfiguration configuration) {
            if (!Workspace.exists(configuration)) {
                return List.of();
            }
            try (Workspace workspace = Workspace.open(configuration)) {
                return workspace.runs().latest(LATEST).stream()
                        .map(Console::parse)
                        .toList();
            }
        }

        private static String line(JsonNode report) {
            JsonNode run = report.path("run");
            JsonNode writes = report.path("writes");
            return String.format(
                    Locale.ROOT,
                    LINE,
                    run.path("id").asString(""),
                    run.path("started_at").asString("").replace('T', ' ').replaceFirst("(:\\d\\d)[:.].*$", "$1"),
                    run.path("job").asString(""),
                    run.path("mode").asString(""),
                    run.path("status").asString(""),
                    writes.path("created").asLong(),
                    writes.path("updated").asLong());
        }
    }

    @Command(name = "show", description = "Shows one run's report.")
    static final class Show extends Action {
        @Parameters(paramLabel = "ID", description = "The run's id, or a unique beginning of it.")
        String id = "";

        @Override
        public Integer call() {
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            if (!Workspace.exists(configuration)) {
                throw new UsageException("There is no run " + id, "There are no runs yet");
            }
            try (Workspace workspace = Workspace.open(configuration)) {
                String json = workspace
                        .runs()
                        .find(id)
                        .orElseThrow(() -> new UsageException(
                                "No run, or more than one, begins with " + id, "See herkomst runs list"));
                console().result(Console.parse(json), ReportText.render(json));
                return 0;
            }
        }
    }
}
