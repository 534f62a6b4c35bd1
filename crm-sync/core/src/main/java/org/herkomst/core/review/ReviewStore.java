package org.herkomst.core.review;

import java.util.List;
import java.util.Optional;
import org.herkomst.core.review.Question.Decision;

/** Port: questions and what was decided. Calls join the caller's transaction where there is one. */
public interface ReviewStore {

    /** Asks; false where the same kind and subject was asked before, decided or not. */
    boolean ask(Question question);

    /**
     * Questions by number, beginning after {@code afterId} (0: from the start).
     *
     * @param waiting only those that are not decided
     */
    List<Question> page(boolean waiting, long afterId, int limit);

    /** The question with this number. */
    Optional<Question> find(long id);

    /** Writes a decision; false where there is one already, or no such question. */
    boolean decide(long id, Decision decision);
}
