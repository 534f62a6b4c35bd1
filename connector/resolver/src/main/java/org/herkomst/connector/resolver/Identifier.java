package org.herkomst.connector.resolver;

import java.util.Comparator;
import java.util.Locale;

/**
 * One way to tell a company from all others.
 *
 * @param strength how strong it is
 * @param scheme whose number it is; one company has rarely more than one of a scheme
 * @param value normalised, with the scheme in front where it is a number
 */
record Identifier(Strength strength, String scheme, String value) implements Comparable<Identifier> {

    /** Strongest first. */
    enum Strength {
        REGISTER,
        LEI,
        DOMAIN,
        /** No identifier has it; all others are stronger than a name. */
        NAME
    }

    private static final Comparator<Identifier> STRONGEST =
            Comparator.comparing(Identifier::strength).thenComparing(Identifier::value);

    /** Of a register number with its register, such as {@code kvk:12345678} or {@code lei:...}. */
    static Identifier register(String written) {
        String value = written.strip().toLowerCase(Locale.ROOT);
        String scheme = value.substring(0, Math.max(0, value.indexOf(':')));
        return new Identifier(scheme.equals("lei") ? Strength.LEI : Strength.REGISTER, scheme, value);
    }

    static Identifier domain(String domain) {
        return new Identifier(Strength.DOMAIN, "domain", domain);
    }

    @Override
    public int compareTo(Identifier other) {
        return STRONGEST.compare(this, other);
    }
}
