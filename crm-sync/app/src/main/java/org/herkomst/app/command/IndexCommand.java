package org.herkomst.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.Workspace;
import org.herkomst.app.upkeep.PublishedOptOuts;
import org.herkomst.connector.resolver.Evidence;
import org.herkomst.connector.resolver.IndexManifest;
import org.herkomst.connector.resolver.Resolution;
import org.herkomst.connector.resolver.ResolverIndex;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "index",
        description = "The resolver's index: from network addresses to companies, offline.",
        subcommands = {
            IndexCommand.Build.class,
            IndexCommand.Info.class,
            IndexCommand.Lookup.class,
            IndexCommand.Resolve.class,
            EvaluateCommand.class
        })
final class IndexCommand extends Action.Group {

    abstract static class OnIndex extends Action {
        ResolverIndex index() {
            return index(configuration());
        }

        static ResolverIndex index(HerkomstConfiguration configuration) {
            mustHaveInputs(configuration);
            return ResolverIndex.open(configuration.resolver(), configuration.index());
        }

        static void mustHaveInputs(HerkomstConfiguration configuration) {
            if (configuration.resolver().inputs().isEmpty()) {
                throw new UsageException(
                        "There is no index: the configuration names no inputs",
                        "Add herkomst.resolver.inputs, such as { type: ranges, path: ranges.csv }");
            }
        }

        void print(IndexManifest manifest) {
            ObjectNode document = Console.object()
                    .put("version", manifest.version())
                    .put("model", manifest.model())
                    .put("intervals", manifest.intervals());
            var inputs = document.putArray("inputs");
            manifest.inputs()
                    .forEach(input -> inputs.addObject()
                            .put("type", input.type())
                            .put("file", input.file())
                            .put("licence", input.licence())
                            .put(
                                    "dated",
                                    input.dated() == null ? null : input.dated().toString())
                            .put("rows", input.rows())
                            .put("skipped", input.skipped())
                            .put("sha256", input.sha256())
                            .put("permits", permits(input)));
            console()
                    .result(
                            document,
                            "Index " + manifest.version() + ", " + manifest.intervals()
                                    + " intervals, confidence model "
                                    + manifest.model()
                                    + manifest.inputs().stream()
                                            .map(input -> System.lineSeparator() + "  " + input.type() + " "
                                                    + input.file() + ": " + input.rows() + " rows, " + input.skipped()
                                                    + " skipped, licence " + input.licence() + ", permits "
                                                    + permits(input))
                                            .collect(Collectors.joining()));
        }

        private static String permits(IndexManifest.Input input) {
            return input.permits().stream()
                    .map(p -> p.name().toLowerCase(Locale.ROOT))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }

    @Command(
            name = "build",
            description = {
                "Reads all inputs, writes the index to the data folder, and says what it read.",
                "Jobs that run meanwhile keep the old one. Jobs build it by themselves when an input has changed."
            })
    static final class Build extends OnIndex {
        @Override
        public Integer call() {
            HerkomstConfiguration configuration = configuration();
            mustHaveInputs(configuration);
            ask(configuration, line -> console().progress(line));
            IndexManifest manifest = ResolverIndex.build(
                            configuration.resolver(),
                            configuration.index(),
                            line -> console().progress(line))
                    .manifest();
            print(manifest);
            return manifest.inputs().stream().anyMatch(input -> input.skipped() > 0) ? 1 : 0;
        }
    }

    /** What domains publish is asked for only where it is configured; who opted out there is opted out at once. */
    private static void ask(HerkomstConfiguration configuration, Consumer<String> progress) {
        boolean asks = configuration.resolver().inputs().stream()
                .anyMatch(input -> input.type().equals("dns"));
        if (asks) {
            try (Workspace workspace = Workspace.open(configuration)) {
                PublishedOptOuts.ask(configuration, workspace.stores(), Clock.systemUTC(), progress);
            }
        }
    }

    @Command(name = "info", description = "Says what the index is made of: inputs, rows, licences, dates.")
    static final class Info extends OnIndex {
        @Override
        public Integer call() {
            print(index().manifest());
            return 0;
        }
    }

    @Command(name = "lookup", description = "Explains which company an address belongs to, or why none.")
    static final class Lookup extends OnIndex {
        @Parameters(paramLabel = "ADDRESS", description = "An IPv4 or IPv6 address.")
        String address = "";

        @Override
        public Integer call() {
            Resolution resolution;
            try {
                resolution = index().lookup(address);
            } catch (IllegalArgumentException wrong) {
                throw new UsageException("That is no network address", "Write one such as 192.0.2.1 or 2001:db8::1");
            }
            resolution.fold(this::company, this::none);
            return 0;
        }

        private @Nullable Void company(Resolution.Company company) {
            ObjectNode document = Console.object()
                    .put("verdict", "company")
                    .put("company_name", company.facts().name())
                    .put("domain", company.facts().domain())
                    .put("country", company.facts().country())
                    .put("confidence", company.confidence())
                    .put("permits_marketing", company.permitsMarketing())
                    .put("reason", company.reason());
            var evidence = document.putArray("evidence");
            company.evidence()
                    .forEach(e -> evidence.addObject()
                            .put("input", e.input())
                            .put("licence", e.licence())
                            .put("dated", e.dated() == null ? null : e.dated().toString())
                            .put("permits_marketing", e.permitsMarketing())
                            .put("size", e.size().name().toLowerCase(Locale.ROOT)));
            console().result(document, text(company));
            return null;
        }

        private static String text(Resolution.Company company) {
            List<String> lines = new ArrayList<>();
            String domain = company.facts().domain();
            lines.add(company.facts().name() + (domain == null ? "" : ", " + domain));
            lines.add(String.format(Locale.ROOT, "confidence %.2f: %s", company.confidence(), company.reason()));
            company.evidence().forEach(evidence -> lines.add(text(evidence)));
            if (!company.permitsMarketing()) {
                lines.add("withheld: the inputs' terms do not permit marketing");
            }
            return String.join(System.lineSeparator(), lines);
        }

        private static String text(Evidence evidence) {
            return "  " + evidence.input() + ", licence: " + evidence.licence()
                    + (evidence.dated() == null ? "" : ", of " + evidence.dated())
                    + (evidence.permitsMarketing() ? "" : ", for the network only");
        }

        private @Nullable Void none(Resolution.None none) {
            String why = none.why().name().toLowerCase(Locale.ROOT);
            console()
                    .result(
                            Console.object().put("verdict", why).put("reason", none.reason()),
                            "no company (" + why + "): " + none.reason());
            return null;
        }
    }

    @Command(
            name = "resolve",
            description = "One address a line in, CSV out, in the same order; - reads standard input.")
    static final class Resolve extends OnIndex {
        @Parameters(paramLabel = "FILE", description = "File with one address a line.")
        Path file = Path.of("");

        @Override
        public Integer call() throws IOException {
            boolean standard = file.toString().equals("-");
            if (!standard && !Files.isReadable(file)) {
                throw new UsageException("There is no readable file " + file, "Check the path");
            }
            ResolverIndex index = index();
            try (InputStream lines = standard ? System.in : Files.newInputStream(file)) {
                var writer = new java.io.BufferedWriter(
                        new java.io.OutputStreamWriter(console().out(), java.nio.charset.StandardCharsets.UTF_8));
                index.resolveLines(lines, writer);
                writer.flush();
            }
            return 0;
        }
    }
}
