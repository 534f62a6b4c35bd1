package org.herkomst.core.review;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOut.Kind;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.review.Question.Decision;
import org.herkomst.core.run.SyncStores;

/** Where questions are decided, and what follows from it is done, in one transaction. */
public final class ReviewDesk {
    private final SyncStores stores;
    private final OptOutDesk optOuts;
    private final Clock clock;

    /** A desk. */
    public ReviewDesk(SyncStores stores, OptOutDesk optOuts, Clock clock) {
        this.stores = stores;
        this.optOuts = optOuts;
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
        return stores.transactions().call(() -> {
            Optional<Question> question = stores.reviews().find(id);
            if (question.isEmpty()) {
                return Outcome.UNKNOWN_QUESTION;
            }
            Optional<String> chosen = question.get().choices().stream()
                    .filter(legal -> legal.equalsIgnoreCase(choice.strip()))
                    .findFirst();
            if (chosen.isEmpty()) {
                return Outcome.UNKNOWN_CHOICE;
            }
            if (!stores.reviews().decide(id, new Decision(chosen.get(), who, clock.instant()))) {
                return Outcome.BEFORE;
            }
            carryOut(question.get(), chosen.get(), who);
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
            case AMBIGUOUS_MATCH -> {
                if (!chosen.equals(MatchQuestions.NONE)) {
                    link(question, chosen);
                }
            }
        }
    }

    /** The company may be gone by now: then there is nothing to link. */
    private void link(Question question, String targetId) {
        String target = Objects.requireNonNull(question.details().get(MatchQuestions.TARGET));
        CompanyKey key =
                new CompanyKey(Objects.requireNonNull(question.details().get(MatchQuestions.COMPANY)));
        stores.companies().byKey(key).ifPresent(company -> stores.outbox().link(target, company, targetId));
    }

    private OptOut optOut(Question question) {
        Kind kind = Kind.valueOf(Objects.requireNonNull(question.details().get(CompanyQuestions.BY)));
        String value = Objects.requireNonNull(question.details().get(CompanyQuestions.VALUE));
        String reason = "review " + question.id() + ": " + question.details().get(CompanyQuestions.REASON);
        return new OptOut(0, kind, value, value, reason, clock.instant(), null);
    }
}
