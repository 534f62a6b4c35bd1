package org.herkomst.connector.resolver;

import org.jspecify.annotations.Nullable;

/**
 * A company's name taken apart.
 *
 * @param text as given, trimmed and with single spaces
 * @param core the name without legal forms, normalised for comparing: NFKC, case-folded, marks and punctuation gone
 * @param legalForm the legal form found in the name, in the spelling of our table ({@code B.V.}, {@code VOF}), where one was found
 */
public record CompanyName(
        String text, String core, @Nullable String legalForm) {

    /** Takes a name apart; {@code country} (ISO, upper case) narrows the legal forms where known. */
    public static CompanyName of(String name, @Nullable String country) {
        throw new UnsupportedOperationException("to be written by the resolver's author");
    }
}
