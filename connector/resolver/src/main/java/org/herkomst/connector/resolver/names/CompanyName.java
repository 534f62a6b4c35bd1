package org.herkomst.connector.resolver.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A company's name taken apart.
 *
 * @param text as given, trimmed and with single spaces
 * @param core the name without legal forms, normalised for comparing: NFKC, case-folded, marks and punctuation gone
 * @param legalForm the legal form found in the name, where one was found
 */
public record CompanyName(
        String text, String core, @Nullable LegalForm legalForm) {
    /** Words between a person or company and the name it trades under, normalised. */
    private static final List<String> TRADING_AS =
            List.of(" ta ", " trading as ", " hodn ", " handelend onder de naam ", " dba ", " doing business as ");

    /** Words between a trade name and the person who owns it, normalised. */
    private static final List<String> OWNED_BY =
            List.of(" inh ", " inhaber ", " inhaberin ", " titolare ", " eigenaar ");

    private static final int MAX_FORMS = 3;

    /** Takes a name apart; {@code country} (ISO, upper case) narrows the legal forms where known. */
    public static CompanyName of(String name, @Nullable String country) {
        String text = NameText.tidy(name);
        String words = NameText.words(text);
        return split(text, words, TRADING_AS, country, true)
                .or(() -> split(text, words, OWNED_BY, country, false))
                .orElseGet(() -> plain(text, words, country));
    }

    private static CompanyName plain(String text, String words, @Nullable String country) {
        List<String> rest = new ArrayList<>(Arrays.asList(words.split(" ", -1)));
        LegalForm form = null;
        for (int i = 0; i < MAX_FORMS; i++) {
            Optional<LegalForms.Found> found = LegalForms.table().atEnd(rest, country);
            if (found.isEmpty() && form == null) {
                found = LegalForms.table().atFront(rest, country);
            }
            if (found.isEmpty()) {
                break;
            }
            form = form == null ? found.get().form() : form;
            rest = found.get().rest();
        }
        return new CompanyName(text, String.join(" ", rest), form);
    }

    /** A name of two sides. A company on the other side stays the company; a person there makes it a sole trader's. */
    private static Optional<CompanyName> split(
            String text, String words, List<String> markers, @Nullable String country, boolean tradeNameLast) {
        for (String marker : markers) {
            int at = words.indexOf(marker);
            if (at > 0) {
                CompanyName left = plain(text, words.substring(0, at), country);
                CompanyName right = plain(text, words.substring(at + marker.length()), country);
                CompanyName owner = tradeNameLast ? left : right;
                CompanyName trade = tradeNameLast ? right : left;
                LegalForm form = owner.legalForm() != null ? owner.legalForm() : trade.legalForm();
                return Optional.of(new CompanyName(text, trade.core(), form != null ? form : soleTrader(country)));
            }
        }
        return Optional.empty();
    }

    private static LegalForm soleTrader(@Nullable String country) {
        return new LegalForm("Sole trader", country, LegalClass.SOLE_TRADER);
    }
}
