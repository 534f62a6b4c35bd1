package org.herkomst.proofs.plan;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a field must hold after a record that is there was delivered, by the words of the documentation. Written apart from the program:
 * it knows nothing of its classes.
 */
@FunctionalInterface
interface Oracle {

    /**
     * A field before a delivery.
     *
     * @param policy the policy's name in a mapping
     * @param wanted what the mapping gives; empty: nothing
     * @param before what the CRM holds; empty: nothing
     * @param ours what we wrote last and the CRM confirmed; absent where the field holds nothing of ours
     */
    record Field(
            String policy,
            String wanted,
            String before,
            @Nullable String ours) {}

    /** What it must hold afterwards. */
    String after(Field field);

    /** The documentation's words. */
    static Oracle documented() {
        return field -> switch (field.policy()) {
            case "overwrite" -> field.wanted();
            case "fill_empty" -> field.before().isEmpty() ? field.wanted() : field.before();
            case "create_only", "off" -> field.before();
            case "append" -> joined(field.before(), field.wanted());
            case "min" -> outermost(field, -1);
            case "max" -> outermost(field, 1);
            case "never_after_human_edit" -> field.before().equals(field.ours()) ? field.wanted() : field.before();
            default -> throw new IllegalArgumentException("There is no policy " + field.policy());
        };
    }

    private static Set<String> elements(String list) {
        return Arrays.stream(list.split(";"))
                .map(String::strip)
                .filter(e -> !e.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String joined(String before, String wanted) {
        Set<String> there = elements(before);
        if (there.containsAll(elements(wanted))) {
            return before;
        }
        there.addAll(elements(wanted));
        return String.join(";", there);
    }

    private static String outermost(Field field, int sign) {
        if (field.wanted().isEmpty()) {
            return field.before();
        }
        if (field.before().isEmpty()) {
            return field.wanted();
        }
        return order(field) * sign > 0 ? field.wanted() : field.before();
    }

    private static int order(Field field) {
        String day = "\\d{4}-\\d\\d-\\d\\d";
        if (field.wanted().matches(day)) {
            return field.before().matches(day) ? field.wanted().compareTo(field.before()) : 0;
        }
        List<String> both = List.of(field.wanted(), field.before());
        boolean numbers = both.stream().allMatch(text -> text.matches("-?\\d+(\\.\\d+)?"));
        return numbers ? new BigDecimal(field.wanted()).compareTo(new BigDecimal(field.before())) : 0;
    }
}
