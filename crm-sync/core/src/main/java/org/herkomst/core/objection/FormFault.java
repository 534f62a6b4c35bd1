package org.herkomst.core.objection;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a field of the form.
 *
 * @param field the field
 * @param kind what is wrong
 * @param hint what would be right, where it can be told
 */
public record FormFault(Field field, Kind kind, @Nullable String hint) {

    /** The fields. */
    public enum Field {
        DOMAIN,
        NAME,
        REGISTER,
        MAIL
    }

    /** What can be wrong. */
    public enum Kind {
        /** Nothing was named. */
        NOTHING_NAMED,
        /** No domain, or one that many share ({@code co.uk}). */
        NO_DOMAIN,
        /** A part of a domain; the hint is the whole one. */
        PART_OF_DOMAIN,
        /** A mail provider's domain is no company. */
        FREE_MAIL,
        /** Without a letter or digit, or too long. */
        NO_NAME,
        NO_REGISTER,
        NO_MAIL,
        /** A mailbox shows only that a request of its own domain is genuine. */
        MAIL_ELSEWHERE
    }
}
