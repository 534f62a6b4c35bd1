package org.herkomst.app.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.OptOutBook.Entry;
import org.herkomst.app.store.OptOutBook.Part;
import org.herkomst.app.store.OptOutBook.State;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.withdrawal.WithdrawalStore.Done;
import org.herkomst.core.withdrawal.WithdrawalTask.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "show",
        description = "Shows an opt-out with its receipt: what was done about it, in which target, and when.")
final class OptOutShowCommand extends Action {
    private static final int SHOWN = 50;

    @Parameters(paramLabel = "ID", description = "Its number, from optout list.")
    long id;

    @Override
    public Integer call() {
        HerkomstConfiguration configuration = root().configurationWithoutInputs();
        if (!Workspace.exists(configuration)) {
            throw unknown();
        }
        try (Workspace workspace = Workspace.open(configuration)) {
            Entry entry = workspace.optOutBook().find(id).orElseThrow(this::unknown);
            List<Part> parts = workspace.optOutBook().parts(id);
            console().result(document(entry, parts), text(entry, parts));
            return 0;
        }
    }

    private UsageException unknown() {
        return new UsageException("There is no opt-out " + id + " in force", "See optout list");
    }

    private static ObjectNode document(Entry entry, List<Part> parts) {
        ObjectNode document = OptOutListCommand.document(entry);
        ArrayNode targets = document.putArray("targets");
        parts.forEach(part -> part(targets.addObject(), part));
        return document;
    }

    private static void part(ObjectNode node, Part part) {
        Progress progress = part.task().progress();
        node.put("target", part.task().target())
                .put("company", part.company())
                .put("state", OptOutCommand.word(progress.state()))
                .put("requested_at", part.task().withdrawal().requestedAt().toString())
                .put("tries", progress.tries())
                .put("last_problem", problem(part).orElse(null))
                .put("next_look", time(progress.dueAt()))
                .put("verified_at", time(progress.verifiedAt()));
        ArrayNode receipt = node.putArray("receipt");
        part.receipt()
                .forEach(done -> receipt.addObject()
                        .put("at", done.at().toString())
                        .put("outcome", OptOutCommand.word(done.outcome()))
                        .put("target_id", done.targetId())
                        .put("problem", done.problem()));
    }

    private static Optional<String> problem(Part part) {
        Optional<Done> last = part.receipt().stream().reduce((first, second) -> second);
        return last.map(Done::problem);
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static String text(Entry entry, List<Part> parts) {
        OptOut o = entry.optOut();
        List<String> lines = new ArrayList<>();
        lines.add("Opt-out " + o.id() + ": " + OptOutCommand.kind(o) + " " + o.value());
        lines.add(field("given", o.given()));
        if (o.reason() != null) {
            lines.add(field("reason", o.reason()));
        }
        lines.add(field("since", minute(o.createdAt())));
        lines.add(field("state", OptOutCommand.word(entry.state()) + meaning(entry)));
        parts.stream().limit(SHOWN).forEach(part -> lines.addAll(lines(part)));
        if (parts.size() > SHOWN) {
            lines.add("... and " + (parts.size() - SHOWN) + " more. See all with --output json.");
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String meaning(Entry entry) {
        Instant until = entry.optOut().heldUntil();
        if (entry.state() == State.HELD && until != null) {
            return " until " + minute(until);
        }
        return switch (entry.state()) {
            case CONFIRMED -> ": nothing is sent; serve or the next sync takes back what the targets have";
            case BLOCKED -> ": nothing is sent; nothing was known that had to be taken back";
            case WITHDRAWING -> ": nothing is sent; targets are taking back, or looking whether it stays so";
            case VERIFIED -> ": nothing is sent, no target has anything of it; looks go on";
            case CLOSED -> ": nothing is sent, all was taken back, the looks are over";
            case HELD -> "";
        };
    }

    private static List<String> lines(Part part) {
        Progress progress = part.task().progress();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Target " + part.task().target() + (part.company() == null ? "" : ", " + part.company()) + ": "
                + OptOutCommand.word(progress.state())
                + (progress.verifiedAt() == null ? "" : ", verified " + minute(progress.verifiedAt())));
        if (progress.tries() > 0) {
            lines.add(field(
                    "tries",
                    progress.tries()
                            + problem(part).map(p -> ", last problem " + p).orElse("")));
        }
        if (progress.dueAt() != null) {
            lines.add(field("next look", minute(progress.dueAt())));
        }
        part.receipt()
                .forEach(done -> lines.add(String.format(
                        Locale.ROOT,
                        "  %s  %s%s%s",
                        minute(done.at()),
                        said(done.outcome()),
                        done.targetId() == null ? "" : ", record " + done.targetId(),
                        done.problem() == null ? "" : ", " + done.problem())));
        return lines;
    }

    private static String said(Outcome outcome) {
        return switch (outcome) {
            case DELETED -> "our record was deleted";
            case STRIPPED -> "our fields were emptied, and the record is marked not to be processed";
            case NOT_THERE -> "looked: nothing of it is there";
            case DEFERRED -> "no answer: comes again";
            case REFUSED -> "the target refused: a person has to look";
        };
    }

    private static String field(String name, String value) {
        return String.format(Locale.ROOT, "  %-10s %s", name, value);
    }

    private static String minute(Instant time) {
        return time.toString().replace('T', ' ').replaceFirst("(:\\d\\d)(?:\\.\\d+)?Z$", "$1 UTC");
    }
}
