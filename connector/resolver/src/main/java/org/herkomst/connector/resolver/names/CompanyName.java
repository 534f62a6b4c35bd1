package org.herkomst.connector.resolver.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A company's name taken apart. Of a trade name and its owner, the core is the trade name's and the legal form is the owner's.
 *
 * @param text as given, trimmed and with single spaces
 * @param core the name without legal forms, normalised for comparing: NFKC, case-folded, marks and punctuation gone; the core of a
 *     core is itself
 * @param legalForm the legal form found in the name, where one was found; of several the last that isn't in front
 */
public record CompanyName(
        String text, String core, @Nullable LegalForm legalForm) {
    /** What stands behind is where the company is reached, not its name. */
    private static final Pattern CARE_OF = Pattern.compile("(?<=\\S)[\\s,;(]+(?:[cC]/[oO]|[pP]/[aA])\\.?\\s.*");

    /** Only with its stroke; without it the letters are a word. */
    private static final Pattern TRADING_AS = Pattern.compile("(?i)(?<=\\s)t ?/ ?a\\.?(?=\\s)");

    /** What a name ends in when the trade name behind it was cut off. */
    private static final Pattern CUT_OFF = Pattern.compile("(?: (?:dba|hodn|trading as|enseigne))+$");

    /** Takes a name apart; {@code country} (ISO, upper case) narrows the legal forms where known. */
    public static CompanyName of(String name, @Nullable String country) {
        String text = NameText.tidy(name);
        String reached = CARE_OF.matcher(text).replaceFirst("");
        return of(text, NameText.words(TRADING_AS.matcher(reached).replaceAll("trading as")), country);
    }

    /** Whether nothing is left of the name without its legal form: it names nobody. */
    public boolean isLegalFormOnly() {
        return LegalForms.table().isForm(core);
    }

    private static CompanyName of(String text, String allWords, @Nullable String country) {
        String words = CUT_OFF.matcher(allWords).replaceFirst("");
        Optional<TwoNames> sides = TwoNames.of(words);
        if (sides.isEmpty()) {
            return plain(text, words, country);
        }
        CompanyName shown = of(text, sides.get().shown(), country);
        LegalForm form = of(text, sides.get().owner(), country).legalForm();
        form = form == null ? shown.legalForm() : form;
        return new CompanyName(
                text, shown.core(), form == null && sides.get().soleTrader() ? soleTrader(country) : form);
    }

    private static CompanyName plain(String text, String words, @Nullable String country) {
        List<String> rest = new ArrayList<>(Arrays.asList(words.split(" ", -1)));
        LegalForm form = null;
        Optional<LegalForms.Found> found = next(rest, country);
        while (found.isPresent()) {
            form = form == null ? found.get().form() : form;
            rest = found.get().rest();
            found = next(rest, country);
        }
        return new CompanyName(text, String.join(" ", rest), form);
    }

    private static Optional<LegalForms.Found> next(List<String> words, @Nullable String country) {
        return LegalForms.table()
                .atEnd(words, country)
                .or(() -> LegalForms.table().atFront(words, country));
    }

    private static LegalForm soleTrader(@Nullable String country) {
        return new LegalForm("Sole trader", country, LegalClass.SOLE_TRADER);
    }
}
