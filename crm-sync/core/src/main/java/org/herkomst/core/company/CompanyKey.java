package org.herkomst.core.company;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Our key of a company, {@code herkomst_key} in a CRM: given at first sight, kept for ever.
 *
 * @param value such as {@code hk-7m3k9c2v5x8b1n4p}: lower case letters, digits, dashes
 */
public record CompanyKey(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{4,40}");

    public CompanyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a herkomst_key");
        }
    }

    /** A key as a CRM holds it; empty where a person wrote something else there. */
    public static Optional<CompanyKey> of(String text) {
        return FORM.matcher(text.strip()).matches() ? Optional.of(new CompanyKey(text.strip())) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
