package org.herkomst.mappings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a company profile offers to a mapping, by the name that mapping files use. */
public enum ProfileField {
    KEY(Kind.TEXT),
    SOURCE(Kind.TEXT),
    NAME(Kind.TEXT),
    DOMAIN(Kind.TEXT),
    COUNTRY(Kind.TEXT),
    STREET(Kind.TEXT),
    CITY(Kind.TEXT),
    PHONE(Kind.TEXT),
    INDUSTRY(Kind.TEXT),
    EMPLOYEES(Kind.WHOLE),
    LEGAL_FORM(Kind.TEXT),
    FIRST_VISIT(Kind.DAY),
    LAST_VISIT(Kind.DAY),
    VISITS_7D(Kind.WHOLE),
    VISITS_30D(Kind.WHOLE),
    VISITS_90D(Kind.WHOLE),
    PAGES_7D(Kind.WHOLE),
    PAGES_30D(Kind.WHOLE),
    PAGES_90D(Kind.WHOLE),
    TOP_PAGES(Kind.TEXT),
    PAGE_GROUPS_7D(Kind.TEXT),
    CHANNEL(Kind.TEXT),
    CONFIDENCE(Kind.DECIMAL),
    MATCH_REASON(Kind.TEXT),
    USAGE_RESTRICTION(Kind.TEXT),
    LEGAL_BASIS(Kind.TEXT),
    OBTAINED_ON(Kind.DAY),
    POLICY_ID(Kind.TEXT),
    EXPIRES_ON(Kind.DAY),
    DO_NOT_PROCESS(Kind.FLAG),
    WRONG_COMPANY(Kind.FLAG),
    REGISTER_NUMBER(Kind.TEXT),
    SCORE(Kind.WHOLE),
    SCORE_REASON(Kind.TEXT);

    /** The kind of value. */
    public enum Kind {
        TEXT("a text"),
        WHOLE("a whole number"),
        DECIMAL("a decimal number"),
        DAY("a day"),
        FLAG("yes or no");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The kind for a person. */
        String words() {
            return words;
        }
    }

    private static final Map<String, ProfileField> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ProfileField::id, field -> field));

    private final Kind kind;

    ProfileField(Kind kind) {
        this.kind = kind;
    }

    /** The kind of value that this field has. */
    public Kind kind() {
        return kind;
    }

    /** The name in mapping files: lower case with underscores, such as {@code visits_30d}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field of that name. */
    public static Optional<ProfileField> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The names of all fields. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(ProfileField::id).toList();
    }
}
