package org.herkomst.connector.resolver;

/** What kind of organisation stands behind a range of addresses. The first three are shown, the others never are. */
public enum OrganisationKind {
    BUSINESS,
    EDUCATION,
    GOVERNMENT,
    ISP,
    HOSTING;

    /** Whether an organisation of this kind may be named as a visitor. */
    public boolean nameable() {
        return this == BUSINESS || this == EDUCATION || this == GOVERNMENT;
    }
}
