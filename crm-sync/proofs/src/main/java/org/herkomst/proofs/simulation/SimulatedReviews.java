package org.herkomst.proofs.simulation;

import java.util.List;
import java.util.Optional;
import org.herkomst.core.review.Question;
import org.herkomst.core.review.Question.Decision;
import org.herkomst.core.review.ReviewStore;

/** Questions, of which nobody decides any in a simulation. */
final class SimulatedReviews implements ReviewStore {
    private final Database database;
    private final Database.Table<String, Question> questions;

    SimulatedReviews(Database database) {
        this.database = database;
        this.questions = database.table();
    }

    @Override
    public boolean ask(Question question) {
        return database.statement("ask", () -> {
            String key = question.kind() + ":" + question.subject();
            boolean before = questions.get(key) != null;
            if (!before) {
                questions.put(key, question);
            }
            return !before;
        });
    }

    @Override
    public List<Question> page(boolean waiting, long afterId, int limit) {
        return List.of();
    }

    @Override
    public Optional<Question> find(long id) {
        return Optional.empty();
    }

    @Override
    public boolean decide(long id, Decision decision) {
        return false;
    }
}
