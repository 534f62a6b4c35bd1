package org.herkomst.core.record;

import java.util.Locale;
import java.util.Map;

/**
 * One step of the ladder by which a record of a person is found: exactly one hit counts, none goes on to the next, several are for a
 * person to decide. Our own key comes before every rung.
 *
 * @param kind what is looked for
 * @param values the value looked for, by the CRM's field; all of them must fit
 */
public record Rung(Kind kind, Map<String, String> values) {
    public Rung {
        values = Map.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A rung looks for something");
        }
    }

    /** What a rung looks for, and how values are compared. */
    public enum Kind {
        /** A register number, exact but for blanks, dots and dashes. */
        REGISTER_NUMBER,
        /** A registrable domain; a CRM's web address with it fits too. */
        DOMAIN,
        /** A name without its legal form, together with the city; see {@link SameName}. */
        NAME_PLACE;

        /** The name in mapping files and plans, such as {@code name_place}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
