package org.herkomst.targets.salesforce;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.herkomst.targets.salesforce.Wire.Fault;
import tools.jackson.databind.JsonNode;

/**
 * What Salesforce says went wrong, reduced to words that hold no values of records.
 *
 * @param codes error codes, such as {@code UNABLE_TO_LOCK_ROW}
 * @param fields API names of fields
 * @param concurrent whether a limit is on calls at the same time, not on those of a day
 */
record Trouble(Set<String> codes, Set<String> fields, boolean concurrent) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{1,79}");
    private static final Pattern COLUMN = Pattern.compile("[Nn]o such column '([A-Za-z][A-Za-z0-9_]{0,79})'");
    private static final Pattern OURS = Pattern.compile("\\b(Herkomst_[A-Za-z0-9_]+)\\b");

    /** Nothing is known. */
    static Trouble none() {
        return new Trouble(Set.of(), Set.of(), false);
    }

    /** Of a refused request: a list of errors, or a token endpoint's single one. */
    static Trouble of(JsonNode body) {
        var gathered = new Gathered();
        if (body.isArray()) {
            body.forEach(error -> {
                gathered.code(error.path("errorCode")
                        .asString(error.path("statusCode").asString("")));
                gathered.message(error.path("message").asString(""));
                error.path("fields").forEach(field -> gathered.field(field.asString("")));
            });
        } else if (body.isObject()) {
            gathered.code(body.path("error").asString(""));
        }
        return gathered.trouble();
    }

    /** Of one record in an answer. */
    static Trouble of(Iterable<Fault> faults) {
        var gathered = new Gathered();
        for (var fault : faults) {
            gathered.code(fault.code());
            gathered.message(fault.message() == null ? "" : fault.message());
            fault.names().forEach(gathered::field);
        }
        return gathered.trouble();
    }

    boolean has(String... any) {
        return Set.of(any).stream().anyMatch(codes::contains);
    }

    /** In words, without values. */
    String inWords() {
        return (codes.isEmpty() ? "no code" : String.join(", ", codes))
                + (fields.isEmpty() ? "" : ", fields " + String.join(", ", fields));
    }

    private static final class Gathered {
        private final Set<String> codes = new TreeSet<>();
        private final Set<String> fields = new TreeSet<>();
        private boolean concurrent;

        void code(String code) {
            if (CODE.matcher(code).matches()) {
                codes.add(code);
            }
        }

        void field(String name) {
            if (CODE.matcher(name).matches()) {
                fields.add(name);
            }
        }

        void message(String message) {
            concurrent |= message.contains("Concurrent");
            for (var pattern : new Pattern[] {COLUMN, OURS}) {
                pattern.matcher(message).results().forEach(found -> fields.add(found.group(1)));
            }
        }

        Trouble trouble() {
            return new Trouble(Set.copyOf(codes), Set.copyOf(fields), concurrent);
        }
    }
}
