package org.herkomst.app.command;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.report.Wrapped;
import org.herkomst.app.store.AuditEntry;
import org.herkomst.app.store.AuditReport;
import org.herkomst.app.store.AuditReport.Finding;
import org.herkomst.app.store.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "audit",
        description = "The record of changes: every opt-out, every company taken back from a CRM, every change of the"
                + " configuration; who, when, what.",
        footer = {
            "",
            "Herkomst writes it by itself; nobody can change or remove an entry without being found out.",
            "Each entry is sealed together with the one before it, by the key in the file audit.key in the",
            "data folder. The file audit.checkpoint beside it says how far the record had come, so that a",
            "database that was cut off or put back from an old backup is noticed. While the record can't be",
            "written, or is not as it was left, nothing is sent to a CRM. Entries are kept for 24 months."
        },
        subcommands = {AuditCommand.ListEntries.class, AuditCommand.Verify.class, AuditCommand.Accept.class})
final class AuditCommand extends Action.Group {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    @Command(
            name = "list",
            description = "Shows the entries, the oldest first.",
            footer = {
                "",
                "herkomst audit list --from 2026-10-01 --to 2026-10-31",
                "Days and times are UTC. For a change of the configuration the keys are shown, with a digest of",
                "the old and the new value: it tells that a value changed, not what it was."
            })
    static final class ListEntries extends Action {
        @Option(names = "--from", paramLabel = "DATE", description = "First day (2026-10-01).")
        @Nullable
        LocalDate from;

        @Option(names = "--to", paramLabel = "DATE", description = "Last day, included.")
        @Nullable
        LocalDate to;

        @Override
        public Integer call() {
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            ObjectNode document = Console.object();
            ArrayNode list = document.putArray("entries");
            List<String> lines = new ArrayList<>();
            if (Workspace.exists(configuration)) {
                try (Workspace workspace = Workspace.open(configuration)) {
                    entries(workspace).forEachRemaining(entry -> {
                        lines.addAll(lines(entry));
                        describe(entry, list.addObject());
                    });
                }
            }
            console().result(document, lines.isEmpty() ? "No entries." : String.join(System.lineSeparator(), lines));
            return 0;
        }

        private Iterator<AuditEntry> entries(Workspace workspace) {
            Instant begin = from == null
                    ? Instant.EPOCH
                    : from.atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant end = to == null
                    ? LATEST
                    : to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            return workspace.audit().entries(begin, end);
        }

        private static List<String> lines(AuditEntry entry) {
            String time = entry.at().replace('T', ' ').replaceFirst("\\..*$", "");
            String details = entry.texts().entrySet().stream()
                    .map(e -> e.getKey() + ": " + e.getValue())
                    .collect(Collectors.joining(", "));
            return Wrapped.lines(
                    String.format(Locale.ROOT, "%5d  %s  ", entry.seq(), time),
                    " ".repeat(28),
                    words(entry.kind()) + ": " + entry.subject() + ", by " + entry.who()
                            + (details.isEmpty() ? "" : " (" + details + ")"));
        }

        private static void describe(AuditEntry entry, ObjectNode node) {
            node.put("seq", entry.seq())
                    .put("at", entry.at())
                    .put("who", entry.who())
                    .put("kind", entry.kind().toLowerCase(Locale.ROOT))
                    .put("subject", entry.subject());
            ObjectNode details = node.putObject("details");
            Map<String, String> texts = entry.texts();
            texts.forEach(details::put);
        }
    }

    private static String words(String kind) {
        return kind.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Command(
            name = "verify",
            description =
                    "Looks through the whole record: has anybody edited, removed, inserted or swapped entries, cut off"
                            + " its end, or put back an older database?",
            footer = {
                "",
                "Exit code 0: sound. 1: not, and the first place that is wrong is shown. 3: it could not be",
                "looked at, such as without audit.key. Write down the last line elsewhere from time to time:",
                "if the whole data folder is ever put back from a backup, only that can tell."
            })
    static final class Verify extends Action {
        @Override
        public Integer call() {
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            if (!Workspace.exists(configuration) && !Workspace.recorded(configuration)) {
                console().result(Console.object().put("sound", true).put("entries", 0), "There is no record yet.");
                return 0;
            }
            try (Workspace workspace = Workspace.open(configuration)) {
                AuditReport report = workspace.audit().verify();
                console().result(document(report), text(report));
                return report.sound() ? 0 : 1;
            }
        }

        private static ObjectNode document(AuditReport report) {
            ObjectNode document = Console.object()
                    .put("sound", report.sound())
                    .put("entries", report.entries())
                    .put("first", report.first())
                    .put("last", report.last())
                    .put("last_seal", report.lastSeal());
            Finding finding = report.finding();
            if (finding != null) {
                document.putObject("finding")
                        .put("kind", kind(finding))
                        .put("where", finding.place())
                        .put("text", finding.text());
            }
            return document;
        }

        private static String text(AuditReport report) {
            Finding finding = report.finding();
            List<String> lines = new ArrayList<>();
            if (finding == null) {
                lines.add(
                        "The record of changes is sound: " + report.entries() + " entries, all as they were written.");
            } else {
                lines.addAll(Wrapped.lines("NOT SOUND  ", " ".repeat(11), finding.text()));
                lines.add("           " + words(kind(finding)) + ", at " + finding.place());
                lines.addAll(Wrapped.lines(
                        "        -> ",
                        " ".repeat(11),
                        "Find out who did it, and restore the latest backup. If the record is meant to go on as it"
                                + " stands: add the opt-outs again that it lacks (optout list), then herkomst audit accept"
                                + " --reason TEXT."));
            }
            lines.add("Entry " + report.last() + ", seal " + report.lastSeal());
            return String.join(System.lineSeparator(), lines);
        }
    }

    private static String kind(Finding finding) {
        return finding.kind().name().toLowerCase(Locale.ROOT);
    }

    @Command(
            name = "accept",
            description =
                    "Goes on with a record that is not as it was left, such as after an older backup was restored on"
                            + " purpose.",
            footer = {
                "",
                "herkomst audit accept --reason \"disk broke on 3 May, backup of 2 May restored\"",
                "First add the opt-outs again that the restored database lacks: nobody else remembers them.",
                "An entry is written: who, when, why, what was wrong, how many entries are missing. Damaged",
                "entries are not mended; they are sealed as they stand. From then on sending goes on."
            })
    static final class Accept extends Action {
        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; it stays in the record.")
        String reason = "";

        @Override
        public Integer call() {
            if (reason.isBlank()) {
                throw new UsageException("--reason is empty", "Say why, in a few words");
            }
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            try (Workspace workspace = Workspace.open(configuration)) {
                Optional<Finding> accepted = workspace
                        .audit()
                        .accept(account(), reason.strip(), Clock.systemUTC().instant());
                Finding finding = accepted.orElseThrow(() -> new UsageException(
                        "There is nothing to accept: the record of changes is sound", "See herkomst audit verify"));
                console()
                        .result(
                                Console.object().put("accepted", kind(finding)).put("where", finding.place()),
                                "Accepted and written down: " + finding.text() + System.lineSeparator()
                                        + "Sending goes on. Check with herkomst audit verify.");
            }
            return 0;
        }
    }
}
