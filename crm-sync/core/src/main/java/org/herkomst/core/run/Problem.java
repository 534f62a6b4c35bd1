package org.herkomst.core.run;

import java.util.Locale;

/**
 * One entry of {@code errors} in the run report.
 *
 * @param code stable code, such as {@code HK-REC-001}
 * @param category whose fault
 * @param count how often
 * @param example what and where, for a person; never an address, a token or a body
 * @param action what to do
 */
public record Problem(String code, Category category, long count, String example, String action) {

    /** Whose fault it is. */
    public enum Category {
        CONFIG,
        AUTH,
        SCHEMA,
        RECORD,
        RATE,
        NETWORK;

        /** The word in the report. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
