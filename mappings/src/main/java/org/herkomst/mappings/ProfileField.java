package org.herkomst.mappings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
    CHANNEL(Kind.TEXT),
    CONFIDENCE(Kind.DECIMAL),
    MATCH_REASON(Kind.TEXT),
    USAGE_RESTRICTION(Kind.TEXT),
    LEGAL_BASIS(Kind.TEXT),
    OBTAINED_ON(Kind.DAY),
    POLICY_ID(Kind.TEXT),
    EXPIRES_ON(Kind.DAY),
    DO_NOT_PROCESS(Kind.FLAG),
    WRONG_COMPANY(Kind.FLAG);

    /** The kind of value. */
    public enum Kind {
        TEXT,
        WHOLE,
        DECIMAL,
        DAY,
        FLAG
    }

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
        return Arrays.stream(values()).filter(f -> f.id().equals(id)).findFirst();
    }
}
