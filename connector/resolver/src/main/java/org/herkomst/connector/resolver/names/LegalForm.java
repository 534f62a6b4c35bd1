package org.herkomst.connector.resolver.names;

import org.jspecify.annotations.Nullable;

/**
 * A legal form, read from a name or from data.
 *
 * @param text the form in the spelling of our table ({@code B.V.}, {@code VOF}), or as given where the table lacks it
 * @param country the country whose form was meant (ISO, upper case), where known
 * @param legalClass what it means for data protection
 */
public record LegalForm(String text, @Nullable String country, LegalClass legalClass) {

    /** Reads a form as data states it ({@code VOF}, {@code eenmanszaak}, {@code Einzelunternehmen}); {@code UNKNOWN} where the table lacks it. */
    public static LegalForm of(String text, @Nullable String country) {
        return LegalForms.table()
                .stated(text, country)
                .orElseGet(() -> new LegalForm(NameText.tidy(text), country, LegalClass.UNKNOWN));
    }
}
