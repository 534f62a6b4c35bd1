package org.herkomst.core.review;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person must decide. What was decided stays: the same kind and subject is never asked again.
 *
 * @param id its number; 0 before it is stored
 * @param kind what kind of question; it says what follows from a choice
 * @param subject what it is about, one text for the same thing whenever it is met; at most 400 characters
 * @param text the question in a sentence
 * @param choices what may be answered, each one word
 * @param details what whoever carries the choice out has to know, as text by name
 * @param askedAt when it was asked
 * @param decision what was decided, once it was
 */
public record Question(
        long id,
        Kind kind,
        String subject,
        String text,
        List<String> choices,
        SortedMap<String, String> details,
        Instant askedAt,
        @Nullable Decision decision) {
    public Question {
        choices = List.copyOf(choices);
        details = new TreeMap<>(details);
    }

    /** Kinds of question. */
    public enum Kind {
        /** Whether a company whose name is nearly that of an opt-out is the one that objected. */
        NEAR_NAME,
        /** Which of several records in a CRM is a company's. */
        AMBIGUOUS_MATCH,
        /** Whether a company belongs to the group that objected. */
        GROUP_MEMBER
    }

    /**
     * What was decided.
     *
     * @param choice one of the choices
     * @param by who decided, as in the record of changes
     * @param at when
     */
    public record Decision(String choice, String by, Instant at) {}
}
