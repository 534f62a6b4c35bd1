package org.herkomst.connector.resolver.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of legal forms, from the resource {@code legal-forms.txt}; the format is described there. */
final class LegalForms {
    private static final LegalForms TABLE = new LegalForms(ResourceLines.of(LegalForms.class, "legal-forms.txt"));

    /** The longest spelling in words. */
    private static final int MAX_WORDS = 10;

    private final Map<String, List<Form>> bySpelling = new HashMap<>();

    private LegalForms(List<String> lines) {
        for (String line : lines) {
            String[] cells = line.split("\\|", 4);
            List<String> countries = List.of(cells[2].split(",", -1));
            for (String spelling : cells[3].split(";", -1)) {
                FormPlace place = FormPlace.of(spelling);
                Form form = new Form(cells[0], legalClass(cells[1]), countries, place);
                bySpelling
                        .computeIfAbsent(NameText.words(place.unmarked(spelling)), key -> new ArrayList<>())
                        .add(form);
            }
        }
    }

    static LegalForms table() {
        return TABLE;
    }

    private static LegalClass legalClass(String name) {
        return switch (name) {
            case "company", "public", "foundation", "association", "cooperative" -> LegalClass.LEGAL_PERSON;
            case "sole_trader" -> LegalClass.SOLE_TRADER;
            case "partnership" -> LegalClass.PARTNERSHIP;
            default -> throw new IllegalStateException("legal-forms.txt has an unknown class: " + name);
        };
    }

    /** The longest form at the end of a name's words that leaves something of the name. */
    Optional<Found> atEnd(List<String> words, @Nullable String country) {
        for (int from = Math.max(1, words.size() - MAX_WORDS); from < words.size(); from++) {
            String spelling = String.join(" ", words.subList(from, words.size()));
            Optional<Form> form = pick(spelling, country, true);
            if (form.isPresent()) {
                return Optional.of(new Found(form.get().legalForm(country), words.subList(0, from)));
            }
        }
        return Optional.empty();
    }

    /** The longest form at the front of a name's words that leaves something of the name. */
    Optional<Found> atFront(List<String> words, @Nullable String country) {
        for (int to = Math.min(words.size() - 1, MAX_WORDS); to > 0; to--) {
            String spelling = String.join(" ", words.subList(0, to));
            Optional<Form> form = pick(spelling, country, false);
            if (form.isPresent() && mayLead(form.get(), spelling, country)) {
                return Optional.of(new Found(form.get().legalForm(country), words.subList(to, words.size())));
            }
        }
        return Optional.empty();
    }

    /** Names begin with the letters of a form by chance; a short one leads only where it is at home, or where missing it would show a person. */
    private static boolean mayLead(Form form, String spelling, @Nullable String country) {
        return country == null
                ? spelling.length() > 3 || form.legalClass != LegalClass.LEGAL_PERSON
                : spelling.length() > 3 || form.isIn(country);
    }

    /** Whether these words are a legal form and nothing else. */
    boolean isForm(String words) {
        return bySpelling.containsKey(words);
    }

    /** A form as data states it: the whole text, or the strictest form that is part of it. */
    Optional<LegalForm> stated(String text, @Nullable String country) {
        String words = NameText.words(text);
        Optional<Form> whole = best(bySpelling.getOrDefault(words, List.of()), country);
        if (whole.isPresent()) {
            return whole.map(form -> form.legalForm(country));
        }
        return parts(Arrays.asList(words.split(" ", -1)), country).stream()
                .min(Comparator.comparing(LegalForms::leniency));
    }

    /** All forms that stand in the words, the longest first at each place, not looking again inside one that was found. */
    private List<LegalForm> parts(List<String> words, @Nullable String country) {
        List<LegalForm> found = new ArrayList<>();
        int from = 0;
        while (from < words.size()) {
            int to = Math.min(words.size(), from + MAX_WORDS);
            Optional<Form> form = Optional.empty();
            while (to > from && form.isEmpty()) {
                form = pick(String.join(" ", words.subList(from, to)), country, true);
                to -= form.isEmpty() ? 1 : 0;
            }
            form.ifPresent(one -> found.add(one.legalForm(country)));
            from = form.isEmpty() ? from + 1 : to;
        }
        return found;
    }

    private static int leniency(LegalForm form) {
        return switch (form.legalClass()) {
            case SOLE_TRADER -> 0;
            case PARTNERSHIP -> 1;
            case UNKNOWN -> 2;
            case LEGAL_PERSON -> 3;
        };
    }

    private Optional<Form> pick(String spelling, @Nullable String country, boolean atEnd) {
        List<Form> known = bySpelling.get(spelling);
        if (known == null) {
            return Optional.empty();
        }
        List<Form> forms = known.stream()
                .filter(form -> form.place.allows(atEnd, country == null, country != null && form.isIn(country)))
                .toList();
        return best(forms, country);
    }

    private static Optional<Form> best(List<Form> forms, @Nullable String country) {
        return forms.stream()
                .filter(form -> country != null && form.isIn(country))
                .findFirst()
                .or(() -> forms.stream().findFirst());
    }

    /** A form and what is left of the name. */
    record Found(LegalForm form, List<String> rest) {}

    private record Form(String text, LegalClass legalClass, List<String> countries, FormPlace place) {
        boolean isIn(String country) {
            return countries.contains(country) || countries.contains("*");
        }

        LegalForm legalForm(@Nullable String country) {
            String meant = country != null && countries.contains(country)
                    ? country
                    : countries.size() == 1 && !countries.contains("*") ? countries.get(0) : null;
            return new LegalForm(text, meant, legalClass);
        }
    }
}
