package org.herkomst.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.ResolverIndex;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOut.Kind;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.TombstoneReplay;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "optout",
        description = "Companies that objected: nothing of them is sent.",
        subcommands = {
            OptOutCommand.Add.class,
            OptOutCommand.ListAll.class,
            OptOutCommand.Import.class,
            OptOutCommand.Remove.class,
            OptOutRequestsCommand.class
        })
final class OptOutCommand extends Action.Group {

    @Command(
            name = "add",
            description = "Adds an opt-out; holds at once.",
            footer = {"", "herkomst optout add --domain acme.example --reason \"letter of 3 May\""})
    static final class Add extends Action {
        @ArgGroup(multiplicity = "1")
        Key given = new Key();

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for your own records.")
        @Nullable
        String reason;

        static final class Key {
            @Option(names = "--domain", paramLabel = "D", description = "A domain; covers its subdomains.")
            @Nullable
            String domain;

            @Option(names = "--name", paramLabel = "N", description = "A company's name.")
            @Nullable
            String name;

            @Option(names = "--register", paramLabel = "kvk:NNN", description = "A register number.")
            @Nullable
            String register;

            @Option(
                    names = "--range",
                    paramLabel = "CIDR",
                    description = "A network range, and each company in or around it.")
            @Nullable
            String range;
        }

        @Override
        public Integer call() {
            OptOut optOut = asked();
            boolean range = optOut.kind() == Kind.RANGE;
            HerkomstConfiguration configuration = range ? configuration() : root().configurationWithoutInputs();
            List<CompanyFacts> around = range ? around(configuration, optOut.value()) : List.of();
            try (Workspace workspace = Workspace.open(configuration)) {
                tell(
                        desk(configuration, workspace)
                                .confirm(optOut, around, who())
                                .id(),
                        optOut,
                        names(around));
            }
            return 0;
        }

        private OptOut asked() {
            if (given.domain != null) {
                return OptOutEntry.of(Kind.DOMAIN, given.domain, reason, Clock.systemUTC());
            }
            if (given.name != null) {
                return OptOutEntry.of(Kind.NAME, given.name, reason, Clock.systemUTC());
            }
            return given.register != null
                    ? OptOutEntry.of(Kind.REGISTER, given.register, reason, Clock.systemUTC())
                    : OptOutEntry.of(Kind.RANGE, String.valueOf(given.range), reason, Clock.systemUTC());
        }

        private static List<String> names(List<CompanyFacts> around) {
            return around.stream().map(CompanyFacts::name).distinct().toList();
        }

        private static List<CompanyFacts> around(HerkomstConfiguration configuration, String range) {
            if (configuration.resolver().inputs().isEmpty()) {
                return List.of();
            }
            return ResolverIndex.open(configuration.resolver(), configuration.index())
                    .companiesAround(range);
        }

        private void tell(long id, OptOut optOut, List<String> around) {
            var document =
                    Console.object().put("id", id).put("kind", kind(optOut)).put("value", optOut.value());
            around.forEach(document.putArray("companies")::add);
            String text = "Opt-out " + id + " holds from now on: " + kind(optOut) + " " + optOut.value() + ".";
            if (optOut.kind() == Kind.RANGE) {
                text += System.lineSeparator()
                        + (around.isEmpty()
                                ? "The index places no company in or around it; visits from it no longer count."
                                : "Visits from it no longer count, and these companies are opted out: "
                                        + String.join(", ", around) + ".");
            }
            console()
                    .result(
                            document,
                            text + System.lineSeparator()
                                    + "Nothing of it is sent from now on. What the CRMs have of it is taken back by serve at once, or by the next sync.");
        }
    }

    private static OptOutDesk desk(HerkomstConfiguration configuration, Workspace workspace) {
        return OptOutDesk.over(workspace.stores(), configuration.targets().keySet(), Clock.systemUTC());
    }

    /** For the record of changes: the account on this machine, not a person's name. */
    static String who() {
        return "cli:" + System.getProperty("user.name", "unknown");
    }

    private static String kind(OptOut optOut) {
        return optOut.kind().name().toLowerCase(Locale.ROOT);
    }

    @Command(name = "list", description = "Lists the opt-outs in force.")
    static final class ListAll extends Action {
        @Override
        public Integer call() {
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            print(Workspace.exists(configuration) ? all(configuration) : List.of());
            return 0;
        }

        private static List<OptOut> all(HerkomstConfiguration configuration) {
            try (Workspace workspace = Workspace.open(configuration)) {
                new TombstoneReplay(workspace.stores(), configuration.targets().keySet(), Clock.systemUTC()).run(who());
                return workspace.stores().optOuts().all();
            }
        }

        private void print(List<OptOut> all) {
            var document = Console.object();
            var list = document.putArray("opt_outs");
            all.forEach(o -> list.addObject()
                    .put("id", o.id())
                    .put("kind", kind(o))
                    .put("value", o.value())
                    .put("given", o.given())
                    .put("reason", o.reason())
                    .put("created_at", o.createdAt().toString()));
            String text = all.isEmpty()
                    ? "No opt-outs."
                    : all.stream().map(ListAll::line).collect(Collectors.joining(System.lineSeparator()));
            console().result(document, text);
        }

        private static String line(OptOut optOut) {
            String line = String.format(
                    Locale.ROOT,
                    "%4d  %s  %-8s  %s",
                    optOut.id(),
                    optOut.createdAt().toString().substring(0, 10),
                    kind(optOut),
                    optOut.given());
            return optOut.reason() == null ? line : line + "  (" + optOut.reason() + ")";
        }
    }

    @Command(
            name = "import",
            description = "Adds opt-outs from a file: CSV with header kind,value,reason, or one domain a line.")
    static final class Import extends Action {
        @Parameters(paramLabel = "FILE", description = "The file.")
        Path file = Path.of("");

        @Override
        public Integer call() throws IOException {
            if (!Files.isRegularFile(file)) {
                throw new UsageException("There is no readable file " + file, "Check the path");
            }
            OptOutFile read = OptOutFile.read(file, Clock.systemUTC());
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            try (Workspace workspace = Workspace.open(configuration)) {
                OptOutDesk desk = desk(configuration, workspace);
                read.entries().forEach(optOut -> desk.confirm(optOut, List.of(), who()));
            }
            var document = Console.object().put("added", read.entries().size());
            read.refused().forEach(document.putArray("refused")::add);
            console()
                    .result(
                            document,
                            read.entries().size() + " opt-outs hold from now on."
                                    + read.refused().stream()
                                            .map(line -> System.lineSeparator() + "refused: " + line)
                                            .collect(Collectors.joining()));
            return read.refused().isEmpty() ? 0 : 1;
        }
    }

    @Command(name = "remove", description = "Takes an opt-out back; the company comes back only by new visits.")
    static final class Remove extends Action {
        @Parameters(paramLabel = "ID", description = "Its number, from optout list.")
        long id;

        @Override
        public Integer call() {
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            try (Workspace workspace = Workspace.open(configuration)) {
                if (!desk(configuration, workspace).remove(id, who())) {
                    throw new UsageException("There is no opt-out " + id + " in force", "See optout list");
                }
                console().result(Console.object().put("removed", id), "Opt-out " + id + " was taken back.");
                return 0;
            }
        }
    }
}
