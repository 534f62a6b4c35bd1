package org.herkomst.app.command;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.OptOutBook;
import org.herkomst.app.store.OptOutBook.Entry;
import org.herkomst.app.store.OptOutBook.State;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.optout.OptOut;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "list",
        description = "Lists the opt-outs in force, and how far each has come.",
        footer = {
            "",
            "held         asked for, not proven yet: exactly this domain is held for a short time",
            "confirmed    in force; no target was asked yet to take back what it has",
            "blocked      in force; nothing was known that had to be taken back",
            "withdrawing  in force; targets are taking back, or looking whether it stays so",
            "verified     in force; no target has anything of it; looks go on",
            "closed       in force; all was taken back, and the looks are over"
        })
final class OptOutListCommand extends Action {
    private static final String LINE = "%6s  %-10s  %-11s  %-8s  %s";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those in this state: held, confirmed, blocked, withdrawing, verified or closed.")
    @Nullable
    State state;

    @Override
    public Integer call() {
        HerkomstConfiguration configuration = root().configurationWithoutInputs();
        if (!Workspace.exists(configuration)) {
            print(List.<Entry>of().iterator());
            return 0;
        }
        try (Workspace workspace = Workspace.open(configuration)) {
            OptOutCommand.replay(configuration, workspace);
            print(new Entries(workspace.optOutBook(), state));
        }
        return 0;
    }

    private void print(Iterator<Entry> entries) {
        if (console().json()) {
            console().list("opt_outs", new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return entries.hasNext();
                }

                @Override
                public ObjectNode next() {
                    return document(entries.next());
                }
            });
            return;
        }
        PrintStream out = console().out();
        if (!entries.hasNext()) {
            out.println(state == null ? "No opt-outs." : "No opt-outs that are " + OptOutCommand.word(state) + ".");
            return;
        }
        out.println(String.format(Locale.ROOT, LINE, "id", "since", "state", "kind", "given"));
        entries.forEachRemaining(entry -> out.println(line(entry)));
    }

    static ObjectNode document(Entry entry) {
        OptOut o = entry.optOut();
        return Console.object()
                .put("id", o.id())
                .put("state", OptOutCommand.word(entry.state()))
                .put("kind", OptOutCommand.kind(o))
                .put("value", o.value())
                .put("given", o.given())
                .put("reason", o.reason())
                .put("created_at", o.createdAt().toString())
                .put("held_until", o.heldUntil() == null ? null : o.heldUntil().toString());
    }

    private static String line(Entry entry) {
        OptOut o = entry.optOut();
        String line = String.format(
                Locale.ROOT,
                LINE,
                o.id(),
                o.createdAt().toString().substring(0, 10),
                OptOutCommand.word(entry.state()),
                OptOutCommand.kind(o),
                o.given());
        return o.reason() == null ? line : line + "  (" + o.reason() + ")";
    }

    /** Page by page, so that a long register needs no memory. */
    private static final class Entries implements Iterator<Entry> {
        private static final int PAGE = 1_000;
        private final OptOutBook book;
        private final @Nullable State state;
        private final Queue<Entry> page = new ArrayDeque<>();
        private long after;
        private boolean ended;

        Entries(OptOutBook book, @Nullable State state) {
            this.book = book;
            this.state = state;
        }

        @Override
        public boolean hasNext() {
            while (page.isEmpty() && !ended) {
                List<Entry> next = book.page(after, PAGE);
                ended = next.size() < PAGE;
                after = next.isEmpty()
                        ? after
                        : next.get(next.size() - 1).optOut().id();
                next.stream().filter(e -> state == null || e.state() == state).forEach(page::add);
            }
            return !page.isEmpty();
        }

        @Override
        public Entry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.remove();
        }
    }
}
