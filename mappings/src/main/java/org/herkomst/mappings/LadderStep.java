package org.herkomst.mappings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A step of the ladder by which a company's record is looked for in the CRM; see `match` in docs/mappings.md. */
public enum LadderStep {
    /** Our own key. */
    KEY,
    /** The number in a trade register. */
    REGISTER_NUMBER,
    /** The registrable domain. */
    DOMAIN,
    /** Name without legal form, and city. */
    NAME_PLACE;

    /** The profile fields whose values are looked for; empty for our key. */
    public List<ProfileField> fields() {
        return switch (this) {
            case KEY -> List.of();
            case REGISTER_NUMBER -> List.of(ProfileField.REGISTER_NUMBER);
            case DOMAIN -> List.of(ProfileField.DOMAIN);
            case NAME_PLACE -> List.of(ProfileField.NAME, ProfileField.CITY);
        };
    }

    /** The name in mapping files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The step of that name. */
    static Optional<LadderStep> of(String id) {
        return Arrays.stream(values()).filter(step -> step.id().equals(id)).findFirst();
    }

    /** The names of all steps. */
    static List<String> ids() {
        return Arrays.stream(values()).map(LadderStep::id).toList();
    }
}
