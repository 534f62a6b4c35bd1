package org.herkomst.app.command;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.page.OptOutSite;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.objection.Named;
import org.herkomst.core.objection.Objection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "requests",
        description = "Requests of the public opt-out page.",
        subcommands = {OptOutRequestsCommand.ListAll.class, OptOutRequestsCommand.Decide.class})
final class OptOutRequestsCommand extends Action.Group {
    private static final int MOST = 1_000;

    @Command(name = "list", description = "Lists the latest requests; those in review wait for you.")
    static final class ListAll extends Action {
        @Option(names = "--review", description = "Only those that wait for a person.")
        boolean review;

        @Override
        public Integer call() {
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            Instant now = Clock.systemUTC().instant();
            print(Workspace.exists(configuration) ? latest(configuration, now) : List.of(), now);
            return 0;
        }

        private List<Objection> latest(HerkomstConfiguration configuration, Instant now) {
            try (Workspace workspace = Workspace.open(configuration)) {
                return workspace.objections().latest(MOST).stream()
                        .filter(o -> !review || o.state(now) == Objection.State.REVIEW)
                        .toList();
            }
        }

        private void print(List<Objection> all, Instant now) {
            var document = Console.object();
            var list = document.putArray("requests");
            all.forEach(o -> list.addObject()
                    .put("id", o.id())
                    .put("state", word(o, now))
                    .put("domain", o.named().domain())
                    .put("name", o.named().name())
                    .put("register", o.named().register())
                    .put("requested_at", o.requestedAt().toString())
                    .put("open_until", o.openUntil().toString()));
            String text = all.isEmpty()
                    ? "No requests."
                    : all.stream().map(o -> line(o, now)).collect(Collectors.joining(System.lineSeparator()));
            console().result(document, text);
        }

        private static String word(Objection objection, Instant now) {
            return objection.state(now).name().toLowerCase(Locale.ROOT);
        }

        private static String line(Objection o, Instant now) {
            return String.format(
                    Locale.ROOT,
                    "%4d  %s  %-9s  %s",
                    o.id(),
                    o.requestedAt().toString().substring(0, 10),
                    word(o, now),
                    named(o.named()));
        }

        /** What strangers typed: nothing of it may steer a terminal. */
        private static String named(Named named) {
            return Stream.of(named.domain(), named.register(), named.name())
                    .filter(Objects::nonNull)
                    .map(text -> text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?"))
                    .collect(Collectors.joining("  "));
        }
    }

    @Command(
            name = "decide",
            description = "Accepts or refuses a request that is open.",
            footer = {"", "herkomst optout requests decide 12 accept"})
    static final class Decide extends Action {
        private enum Choice {
            accept,
            refuse
        }

        @Parameters(index = "0", paramLabel = "ID", description = "Its number, from optout requests list.")
        long id;

        @Parameters(index = "1", paramLabel = "accept|refuse", description = "What becomes of it.")
        Choice choice = Choice.refuse;

        @Override
        public Integer call() {
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            boolean accept = choice == Choice.accept;
            try (Workspace workspace = writing(configuration, account())) {
                if (!OptOutSite.desk(configuration, workspace, Clock.systemUTC())
                        .decide(id, accept, account())) {
                    throw new UsageException("There is no open request " + id, "See optout requests list");
                }
            }
            console()
                    .result(
                            Console.object().put("id", id).put("state", accept ? "confirmed" : "refused"),
                            accept
                                    ? "Request " + id + " is an opt-out now: everything that it names."
                                    : "Request " + id
                                            + " was refused. It blocks nothing; a hold of its domain ends by itself.");
            return 0;
        }
    }
}
