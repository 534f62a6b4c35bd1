package org.herkomst.proofs.mappings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.MappingSet;
import org.herkomst.mappings.ProfileField;

/** Expressions that ask for too much: each is refused when it is read, or ends in time. For one thread. */
final class Hostile {
    private static final double MOST_MILLIS = 50;
    private static final int WARM_UP = 5;
    private static final int LONG = 5_000;
    private static final Map<ProfileField, FieldValue> PROFILE = Map.of(
            ProfileField.KEY, new FieldValue.Text("hk-hostile"),
            ProfileField.NAME, new FieldValue.Text("a".repeat(LONG) + "!"),
            ProfileField.TOP_PAGES, new FieldValue.Text("/x".repeat(LONG / 2)),
            ProfileField.VISITS_30D, new FieldValue.Whole(7));

    private final Path work;
    private final List<String> faults = new ArrayList<>();
    private int stopped;
    private double longest;

    Hostile(Path work) {
        this.work = work;
    }

    int size() {
        return Files.hostile().size();
    }

    int stopped() {
        return stopped;
    }

    double longestMillis() {
        return longest;
    }

    List<String> faults() {
        return faults;
    }

    /** The first rounds warm the compiler up; the last one counts. */
    void run() {
        for (int round = 0; round < WARM_UP; round++) {
            Files.hostile().forEach(this::attempt);
        }
        for (String expression : Files.hostile()) {
            long start = System.nanoTime();
            String outcome = attempt(expression);
            double millis = (System.nanoTime() - start) / 1e6;
            longest = Math.max(longest, millis);
            System.out.printf("hostile: %6.1f ms, %s: %.60s%n", millis, outcome, expression);
            if (millis <= MOST_MILLIS) {
                stopped++;
            } else {
                faults.add("an expression took " + Math.round(millis) + " ms: " + shown(expression));
            }
        }
    }

    private String attempt(String expression) {
        Optional<Mapping> mapping = MappingsProof.withExpression(work, expression);
        if (mapping.isEmpty()) {
            return "refused";
        }
        MappingSet.MappedRecord record = new MappingSet(mapping.get()).map(PROFILE);
        return record.refusals().isEmpty() ? "ended" : "stopped";
    }

    private static String shown(String expression) {
        return expression.length() > 60 ? expression.substring(0, 60) + "..." : expression;
    }
}
