package org.herkomst.core.company;

import java.util.Locale;

/** What a person decided of a company, for ever or until it is taken back. */
public enum Ruling {
    /** The visits are another company's: it is never sent again, and what was sent is taken back. */
    WRONG,
    /** Nobody wants to hear of it: it is neither made nor changed in a CRM; what is there stays until its term. */
    MUTED;

    /** The word for it, such as {@code wrong}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
