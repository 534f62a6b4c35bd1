package org.herkomst.connector.resolver.names;

/** What a legal form means for data protection: a person's or partners' own business, or a body that is no person. */
public enum LegalClass {
    /** A company, public body, foundation, association or cooperative: not a person. */
    LEGAL_PERSON,
    /** One person's business, such as an {@code eenmanszaak} or {@code e.K.}; its data is a person's. */
    SOLE_TRADER,
    /** Partners' business, such as a {@code VOF}, {@code GbR} or {@code KG}; its data may be persons'. */
    PARTNERSHIP,
    /** No form that we know. */
    UNKNOWN
}
