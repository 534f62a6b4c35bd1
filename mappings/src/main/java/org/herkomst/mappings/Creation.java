package org.herkomst.mappings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which companies get a record, and which records are changed.
 *
 * @param mode whether records are made, changed, or both
 * @param minScore fewest points; 0: any
 * @param minConfidence least confidence, 0 to 1
 * @param countries territory, as ISO 3166-1 alpha-2; empty: everywhere
 */
public record Creation(Mode mode, int minScore, double minConfidence, Set<String> countries) {
    /** Every company, made and changed. */
    public static final Creation ANY = new Creation(Mode.BOTH, 0, 0, Set.of());

    public Creation {
        countries = Set.copyOf(countries);
    }

    /** Whether records are made, changed, or both. */
    public enum Mode {
        /** Records are made; in those that are there already only our key is written. */
        CREATE,
        /** Records that are found are changed; none is ever made. */
        UPDATE,
        /** Records and companies alike. */
        BOTH;

        /** The name in mapping files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a new company stays out, in words; empty where it may have a record. */
    public Optional<String> below(Map<ProfileField, FieldValue> profile) {
        if (number(profile.get(ProfileField.SCORE)) < minScore) {
            return Optional.of("fewer than " + minScore + " points");
        }
        if (number(profile.get(ProfileField.CONFIDENCE)) < minConfidence) {
            return Optional.of("confidence below " + minConfidence);
        }
        FieldValue country = profile.get(ProfileField.COUNTRY);
        boolean outside =
                country == null || !countries.contains(country.asText().toUpperCase(Locale.ROOT));
        return !countries.isEmpty() && outside ? Optional.of("outside the territory") : Optional.empty();
    }

    private static double number(@Nullable FieldValue value) {
        return value == null ? 0 : Double.parseDouble(value.asText());
    }
}
