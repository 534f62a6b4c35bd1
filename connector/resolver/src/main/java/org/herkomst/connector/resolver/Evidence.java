package org.herkomst.connector.resolver;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a company was named: which input said so. Holds no bounds, rows or offsets.
 *
 * @param input type of the input, as in the configuration ({@code ranges}, {@code mmdb}, ...)
 * @param licence the licence or agreement under which the operator holds it
 * @param dated day of the input's data, where known
 * @param size size class of the range that matched
 * @param permits what the input's terms permit
 */
public record Evidence(
        String input, String licence, @Nullable LocalDate dated, SizeClass size, Set<Permission> permits) {
    public Evidence {
        permits = Set.copyOf(permits);
    }

    /** Whether this evidence alone would allow a push to a CRM. */
    public boolean permitsMarketing() {
        return permits.contains(Permission.MARKETING);
    }
}
