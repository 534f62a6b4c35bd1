package org.herkomst.app.command;

import java.util.List;
import java.util.stream.Collectors;
import org.herkomst.app.report.ReportText;
import org.herkomst.app.store.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "runs",
        description = "Reports of past runs.",
        subcommands = {RunsCommand.ListRuns.class, RunsCommand.Show.class})
final class RunsCommand extends Action.Group {
    private static final int LATEST = 50;

    @Command(name = "list", description = "Lists the latest runs.")
    static final class ListRuns extends Action {
        @Override
        public Integer call() {
            try (Workspace workspace = Workspace.open(configuration())) {
                List<JsonNode> runs = workspace.runs().latest(LATEST).stream()
                        .map(Console::parse)
                        .toList();
                ObjectNode document = Console.object();
                var list = document.putArray("runs");
                runs.forEach(run -> list.add(run.path("run")));
                console()
                        .result(
                                document,
                                runs.isEmpty()
                                        ? "No runs yet."
                                        : runs.stream()
                                                .map(ListRuns::line)
                                                .collect(Collectors.joining(System.lineSeparator())));
                return 0;
            }
        }

        private static String line(JsonNode report) {
            JsonNode run = report.path("run");
            JsonNode writes = report.path("writes");
            return run.path("id").asString("") + "  " + run.path("started_at").asString("") + "  "
                    + run.path("job").asString("") + "  "
                    + run.path("mode").asString("") + "  " + run.path("status").asString("") + "  "
                    + writes.path("created").asLong() + " created, "
                    + writes.path("updated").asLong() + " updated";
        }
    }

    @Command(name = "show", description = "Shows one run's report.")
    static final class Show extends Action {
        @Parameters(paramLabel = "ID", description = "The run's id, or a unique beginning of it.")
        String id = "";

        @Override
        public Integer call() {
            try (Workspace workspace = Workspace.open(configuration())) {
                String json = workspace
                        .runs()
                        .find(id)
                        .orElseThrow(() -> new UsageException("There is no run " + id, "See runs list"));
                console().result(Console.parse(json), ReportText.render(json));
                return 0;
            }
        }
    }
}
