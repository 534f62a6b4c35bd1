package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a field's value on its way, in this order: options, default, required, type, longest text.
 *
 * @param options the CRM's option by our value; empty: none
 * @param otherwise the option where {@code options} has none; absent: then there is no value
 * @param fallback the value where there is none, as text
 * @param clears whether the field is emptied where there is no value; else it is left as it is
 * @param required whether the record is refused where there is no value
 * @param type what the value is made; absent: it stays as it is
 * @param typeErrorSkips whether a value that doesn't fit the type leaves the field out; else the record is refused
 * @param maxChars longest text; 0: no limit
 * @param cuts whether a longer text is cut; else the record is refused
 */
public record ValueRules(
        Map<String, String> options,
        @Nullable String otherwise,
        @Nullable String fallback,
        boolean clears,
        boolean required,
        @Nullable ValueType type,
        boolean typeErrorSkips,
        int maxChars,
        boolean cuts) {
    /** No rules. */
    public static final ValueRules NONE = upTo(0);

    public ValueRules {
        options = Map.copyOf(options);
    }

    /** Nothing but a longest text, to which longer ones are cut. */
    static ValueRules upTo(int maxChars) {
        return new ValueRules(Map.of(), null, null, false, false, null, false, maxChars, true);
    }

    /** All that makes them up, for hashing. */
    List<String> parts() {
        List<String> parts = new ArrayList<>();
        parts.add(Integer.toString(options.size()));
        new TreeMap<>(options).forEach((from, to) -> parts.addAll(List.of(from, to)));
        parts.add(otherwise == null ? "-" : "+" + otherwise);
        parts.add(fallback == null ? "-" : "+" + fallback);
        parts.add(clears + " " + required + " " + (type == null ? "-" : type.id()) + " " + typeErrorSkips);
        parts.add(maxChars + " " + cuts);
        return parts;
    }
}
