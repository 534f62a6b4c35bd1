package org.herkomst.core.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.review.Question.Kind;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;

/** Questions which of several records in a CRM is a company's. The choice is one of their ids, or none: then the company is left out. */
public final class MatchQuestions {
    /** The choice that leaves the company out. */
    public static final String NONE = "none";

    static final String TARGET = "target";
    static final String COMPANY = "company";
    private static final int MOST = 8;

    private MatchQuestions() {}

    /** The question that follows from a receipt; empty where it leaves nothing to choose. */
    public static Optional<Question> of(String target, CrmRecord record, Receipt receipt, Instant now) {
        if (receipt.verdict() != Verdict.AMBIGUOUS || receipt.candidates().isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = receipt.candidates().stream().limit(MOST).toList();
        List<String> choices = new ArrayList<>(ids);
        choices.add(NONE);
        String named = record.domain() == null ? record.name() : record.name() + " (" + record.domain() + ")";
        String text = "Which record in %s is %s? Several fit: %s.".formatted(target, named, String.join(", ", ids));
        String subject = target + " " + record.key().value();
        TreeMap<String, String> details =
                new TreeMap<>(Map.of(TARGET, target, COMPANY, record.key().value()));
        return Optional.of(new Question(0, Kind.AMBIGUOUS_MATCH, subject, text, choices, details, now, null));
    }
}
