package org.herkomst.core.company;

/**
 * One way to know a company.
 *
 * @param kind what it is
 * @param value normalised value, such as {@code kvk:12345678}, {@code acme.example}, {@code nl|acme}
 */
public record Alias(Kind kind, String value) {

    /** Kinds of alias, strongest first. */
    public enum Kind {
        REGISTER,
        LEI,
        DOMAIN,
        NAME_COUNTRY,
        RESOLVER
    }
}
