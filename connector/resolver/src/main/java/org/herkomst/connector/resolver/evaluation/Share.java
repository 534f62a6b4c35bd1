package org.herkomst.connector.resolver.evaluation;

import java.util.OptionalDouble;

/**
 * So many of so many, with the 95 % interval of Wilson (1927), which holds for small counts and for shares near 0 and 1.
 *
 * @param count how many
 * @param of of how many; with 0 there is no share
 */
public record Share(long count, long of) {
    /** The normal distribution's 97.5 % point. */
    private static final double Z = 1.959963984540054;

    public Share {
        if (count < 0 || count > of) {
            throw new IllegalArgumentException("A share counts part of a whole");
        }
    }

    /** The share, 0 to 1. */
    public OptionalDouble value() {
        return of == 0 ? OptionalDouble.empty() : OptionalDouble.of(point());
    }

    /** The interval's lower end, never above the share. */
    public OptionalDouble lower() {
        return of == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, Math.min(point(), centre() - reach())));
    }

    /** The interval's upper end, never below the share. */
    public OptionalDouble upper() {
        return of == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, Math.max(point(), centre() + reach())));
    }

    private double point() {
        return (double) count / of;
    }

    private double centre() {
        return (point() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double reach() {
        double spread = point() * (1 - point()) / of + Z * Z / (4.0 * of * of);
        return Z * Math.sqrt(spread) / (1 + Z * Z / of);
    }
}
