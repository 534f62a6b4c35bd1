package org.herkomst.app.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.review.Question;
import org.herkomst.core.review.Question.Decision;
import org.herkomst.core.review.ReviewDesk;
import org.herkomst.core.review.ReviewStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "review",
        description = "What only a person can decide.",
        subcommands = {ReviewCommand.ListAll.class, ReviewCommand.Decide.class})
final class ReviewCommand extends Action.Group {

    @Command(
            name = "list",
            description = "Lists what waits for a decision.",
            footer = {"", "Exit code 1 where something waits, 0 where nothing does."})
    static final class ListAll extends Action {
        private static final int PAGE = 500;

        @Option(names = "--all", description = "Also what was decided.")
        boolean all;

        @Override
        public Integer call() {
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            List<Question> questions = Workspace.exists(configuration) ? read(configuration) : List.of();
            var document = Console.object();
            var list = document.putArray("questions");
            questions.forEach(question -> list.add(node(question)));
            List<String> lines = new ArrayList<>();
            questions.forEach(question -> lines.add(line(question)));
            boolean waiting = questions.stream().anyMatch(question -> question.decision() == null);
            lines.add(
                    waiting
                            ? "Decide with: herkomst review decide ID yes|no"
                            : lines.isEmpty() ? "Nothing waits for a decision." : "Nothing else waits.");
            console().result(document, String.join(System.lineSeparator(), lines));
            return waiting ? 1 : 0;
        }

        private List<Question> read(HerkomstConfiguration configuration) {
            List<Question> questions = new ArrayList<>();
            try (Workspace workspace = Workspace.open(configuration)) {
                ReviewStore reviews = workspace.reviews();
                List<Question> page = reviews.page(!all, 0, PAGE);
                while (!page.isEmpty()) {
                    questions.addAll(page);
                    page = reviews.page(!all, page.get(page.size() - 1).id(), PAGE);
                }
            }
            return questions;
        }

        private static ObjectNode node(Question question) {
            ObjectNode node = Console.object()
                    .put("id", question.id())
                    .put("kind", question.kind().name().toLowerCase(Locale.ROOT))
                    .put("subject", question.subject())
                    .put("question", question.text())
                    .put("asked_at", question.askedAt().toString());
            question.choices().forEach(node.putArray("choices")::add);
            Decision decision = question.decision();
            return node.put("choice", decision == null ? null : decision.choice())
                    .put("decided_by", decision == null ? null : decision.by())
                    .put("decided_at", decision == null ? null : decision.at().toString());
        }

        private static String line(Question question) {
            Decision decision = question.decision();
            String line = String.format(Locale.ROOT, "%5d  %s", question.id(), question.text());
            String more = decision == null
                    ? String.join(" or ", question.choices())
                    : decision.choice() + ", " + decision.by() + ", "
                            + decision.at().toString().substring(0, 10);
            return line + System.lineSeparator() + "       " + more;
        }
    }

    @Command(
            name = "decide",
            description = "Decides a question, once: it is never asked again.",
            footer = {"", "herkomst review decide 3 no"})
    static final class Decide extends Action {
        @Parameters(index = "0", paramLabel = "ID", description = "Its number, from review list.")
        long id;

        @Parameters(index = "1", paramLabel = "CHOICE", description = "One of its choices, such as yes or no.")
        String choice = "";

        @Override
        public Integer call() {
            HerkomstConfiguration configuration = root().configurationWithoutInputs();
            try (Workspace workspace = writing(configuration, account())) {
                ReviewDesk desk = new ReviewDesk(
                        workspace.stores(), OptOutCommand.desk(configuration, workspace), Clock.systemUTC());
                return tell(desk.decide(id, choice, account()), workspace.reviews());
            }
        }

        private int tell(ReviewDesk.Outcome outcome, ReviewStore reviews) {
            if (outcome == ReviewDesk.Outcome.UNKNOWN_QUESTION) {
                throw new UsageException("There is no question " + id, "See herkomst review list");
            }
            Question question = reviews.find(id).orElseThrow();
            if (outcome == ReviewDesk.Outcome.UNKNOWN_CHOICE) {
                throw new UsageException(
                        "\"" + choice + "\" is no choice of question " + id,
                        "Choose " + String.join(" or ", question.choices()));
            }
            if (outcome == ReviewDesk.Outcome.BEFORE) {
                throw new UsageException(
                        "Question " + id + " was decided before",
                        "See herkomst review list --all; an opt-out is taken back with optout remove");
            }
            String said = question.decision() == null ? "" : question.decision().choice();
            console()
                    .result(
                            Console.object().put("id", id).put("choice", said),
                            "Question " + id + ": " + said + ". It is not asked again.");
            return 0;
        }
    }
}
