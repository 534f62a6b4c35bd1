package org.herkomst.targets.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver said of one key.
 *
 * @param word its verdict
 * @param id the id that it knows the record by; absent: our key
 * @param problem why it didn't take it, in its words; empty: it gave none
 * @param ignored fields that it didn't take
 */
record Said(Word word, @Nullable String id, String problem, List<String> ignored) {
    Said {
        ignored = List.copyOf(ignored);
    }

    static final Said TAKEN = new Said(Word.TAKEN, null, "", List.of());

    /** Verdicts, in small letters in an answer. */
    enum Word {
        CREATED,
        UPDATED,
        ADOPTED,
        REJECTED,
        AMBIGUOUS,
        CONFLICT,
        DEFERRED,
        DELETED,
        STRIPPED,
        NOT_THERE,
        /** No word of its own: the delivery as a whole was accepted. */
        TAKEN;

        static Optional<Word> of(String text) {
            return Arrays.stream(values())
                    .filter(w -> w != TAKEN && w.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst();
        }
    }
}
