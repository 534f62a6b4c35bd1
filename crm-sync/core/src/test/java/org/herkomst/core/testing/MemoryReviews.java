package org.herkomst.core.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.herkomst.core.review.Question;
import org.herkomst.core.review.Question.Decision;
import org.herkomst.core.review.ReviewStore;

/** Questions in memory. */
public final class MemoryReviews implements ReviewStore {
    private final Map<Long, Question> questions = new TreeMap<>();

    @Override
    public boolean ask(Question q) {
        boolean before = questions.values().stream()
                .anyMatch(o -> o.kind() == q.kind() && o.subject().equals(q.subject()));
        if (!before) {
            put(questions.size() + 1L, q, null);
        }
        return !before;
    }

    private void put(long id, Question q, @org.jspecify.annotations.Nullable Decision decision) {
        questions.put(
                id, new Question(id, q.kind(), q.subject(), q.text(), q.choices(), q.details(), q.askedAt(), decision));
    }

    @Override
    public List<Question> page(boolean waiting, long afterId, int limit) {
        return questions.values().stream()
                .filter(q -> q.id() > afterId && !(waiting && q.decision() != null))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Question> find(long id) {
        return Optional.ofNullable(questions.get(id));
    }

    @Override
    public boolean decide(long id, Decision decision) {
        Question q = questions.get(id);
        if (q == null || q.decision() != null) {
            return false;
        }
        put(id, q, decision);
        return true;
    }
}
