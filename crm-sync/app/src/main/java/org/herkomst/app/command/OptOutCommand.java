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
import org.herkomst.connector.resolver.ResolverIndex;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOut.Kind;
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
            OptOutCommand.Remove.class
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
            OptOut optOut = given.domain != null
                    ? OptOutEntry.of(Kind.DOMAIN, given.domain, reason, Clock.systemUTC())
                    : given.name != null
                            ? OptOutEntry.of(Kind.NAME, given.name, reason, Clock.systemUTC())
                            : given.register != null
                                    ? OptOutEntry.of(Kind.REGISTER, given.register, reason, Clock.systemUTC())
                                    : OptOutEntry.of(
                                            Kind.RANGE, String.valueOf(given.range), reason, Clock.systemUTC());
            HerkomstConfiguration configuration = configuration();
            List<String> around = optOut.kind() == Kind.RANGE
                            && !configuration.resolver().inputs().isEmpty()
                    ? ResolverIndex.open(configuration.resolver()).companiesAround(optOut.value()).stream()
                            .map(facts -> facts.name())
                            .toList()
                    : List.of();
            try (Workspace workspace = Workspace.open(configuration)) {
                long id = workspace.stores().optOuts().add(optOut);
                var document =
                        Console.object().put("id", id).put("kind", kind(optOut)).put("value", optOut.value());
                around.forEach(document.putArray("companies")::add);
                console()
                        .result(
                                document,
                                "Opt-out " + id + " holds from now on: " + kind(optOut) + " " + optOut.value()
                                        + (around.isEmpty()
                                                ? ""
                                                : System.lineSeparator() + "It covers: " + String.join(", ", around)));
                return 0;
            }
        }
    }

    private static String kind(OptOut optOut) {
        return optOut.kind().name().toLowerCase(Locale.ROOT);
    }

    @Command(name = "list", description = "Lists the opt-outs in force.")
    static final class ListAll extends Action {
        @Override
        public Integer call() {
            try (Workspace workspace = Workspace.open(configuration())) {
                List<OptOut> all = workspace.stores().optOuts().all();
                var document = Console.object();
                var list = document.putArray("opt_outs");
                all.forEach(o -> list.addObject()
                        .put("id", o.id())
                        .put("kind", kind(o))
                        .put("value", o.value())
                        .put("given", o.given())
                        .put("reason", o.reason())
                        .put("created_at", o.createdAt().toString()));
                console()
                        .result(
                                document,
                                all.isEmpty()
                                        ? "No opt-outs."
                                        : all.stream()
                                                .map(o -> o.id() + "  " + kind(o) + "  " + o.given()
                                                        + (o.reason() == null ? "" : "  (" + o.reason() + ")"))
                                                .collect(Collectors.joining(System.lineSeparator())));
                return 0;
            }
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
            try (Workspace workspace = Workspace.open(configuration())) {
                read.entries().forEach(workspace.stores().optOuts()::add);
            }
            var document = Console.object().put("added", read.entries().size());
            read.refused().forEach(document.putArray("refused")::add);
            console()
                    .result(
                            document,
                            read.entries().size() + " opt-outs hold from now on"
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
            try (Workspace workspace = Workspace.open(configuration())) {
                if (!workspace.stores().optOuts().remove(id)) {
                    throw new UsageException("There is no opt-out " + id + " in force", "See optout list");
                }
                console().result(Console.object().put("removed", id), "Opt-out " + id + " was taken back.");
                return 0;
            }
        }
    }
}
