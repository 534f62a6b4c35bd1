package org.herkomst.core.review;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOut.Kind;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.review.Question.Decision;
import org.herkomst.core.run.Transactions;

/** Where questions are decided, and what follows from it is done, in one transaction. */
public final class ReviewDesk {
    private final ReviewStore reviews;
    private final OptOutDesk optOuts;
    private final Transactions transactions;
    private final Clock clock;

    /** A desk. */
    public ReviewDesk(ReviewStore reviews, OptOutDesk optOuts, Transactions transactions, Clock clock) {
        this.reviews = reviews;
        this.optOuts = optOuts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of an answer. */
    public enum Outcome {
        DECIDED,
        /** It was decided before: that stays. */
        BEFORE,
        UNKNOWN_QUESTION,
        UNKNOWN_CHOICE
    }

    /**
     * Decides.
     *
     * @param choice one of the question's choices, in any case
     */
    public Outcome decide(long id, String choice, String who) {
        return transactions.call(() -> {
            Optional<Question> question = reviews.find(id);
            if (question.isEmpty()) {
                return Outcome.UNKNOWN_QUESTION;
            }
            String chosen = choice.strip().toLowerCase(Locale.ROOT);
            if (!question.get().choices().contains(chosen)) {
                return Outcome.UNKNOWN_CHOICE;
            }
            if (!reviews.decide(id, new Decision(chosen, who, clock.instant()))) {
                return Outcome.BEFORE;
            }
            carryOut(question.get(), chosen, who);
            return Outcome.DECIDED;
        });
    }

    private void carryOut(Question question, String chosen, String who) {
        switch (question.kind()) {
            case NEAR_NAME, GROUP_MEMBER -> {
                if (chosen.equals(CompanyQuestions.YES)) {
                    optOuts.confirm(optOut(question), List.of(), who);
                }
            }
        }
    }

    private OptOut optOut(Question question) {
        Kind kind = Kind.valueOf(Objects.requireNonNull(question.details().get(CompanyQuestions.BY)));
        String value = Objects.requireNonNull(question.details().get(CompanyQuestions.VALUE));
        String reason = "review " + question.id() + ": " + question.details().get(CompanyQuestions.REASON);
        return new OptOut(0, kind, value, value, reason, clock.instant(), null);
    }
}
