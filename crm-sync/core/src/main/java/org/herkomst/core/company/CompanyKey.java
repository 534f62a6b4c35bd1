package org.herkomst.core.company;

/**
 * Our key of a company, {@code herkomst_key} in a CRM: given at first sight, kept for ever.
 *
 * @param value such as {@code hk-7m3k9c2v5x8b1n4p}: lower case letters, digits, dashes
 */
public record CompanyKey(String value) {
    public CompanyKey {
        if (!value.matches("[a-z0-9-]{4,40}")) {
            throw new IllegalArgumentException("Not a herkomst_key");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
