package org.herkomst.connector.resolver;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One input, as its claims refer to it.
 *
 * @param position place in the configuration; an earlier one wins on equal ranges
 */
record Source(
        int position, String type, String licence, @Nullable LocalDate dated, Set<Permission> permits) {

    /** Whether this is the operator's own word. */
    boolean isOperator() {
        return type.equals(RangesInput.TYPE);
    }

    /** This input with what its terms and the other's permit, for what rests on both. */
    Source within(Source other) {
        Set<Permission> both = permitsMarketing() && other.permitsMarketing()
                ? EnumSet.allOf(Permission.class)
                : EnumSet.of(Permission.NETWORK);
        return new Source(position, type, licence, dated, both);
    }

    boolean permitsMarketing() {
        return permits.contains(Permission.MARKETING);
    }

    Evidence evidence(SizeClass size) {
        return new Evidence(type, licence, dated, size, permits);
    }
}
