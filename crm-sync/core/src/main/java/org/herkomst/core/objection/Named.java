package org.herkomst.core.objection;

import org.jspecify.annotations.Nullable;

/**
 * What a company was named by; at least one is there.
 *
 * @param domain its whole domain, in the form that opt-outs have
 * @param name its name as given
 * @param register its register number, such as {@code kvk:12345678}
 */
public record Named(
        @Nullable String domain,
        @Nullable String name,
        @Nullable String register) {
    public Named {
        if (domain == null && name == null && register == null) {
            throw new IllegalArgumentException("Nothing is named");
        }
    }
}
