package org.herkomst.app.store;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/**
 * An entry of the record of changes as it stands in the database. Everything is text, so that one that was edited can be shown too.
 *
 * @param seq its number; numbers follow each other without gaps
 * @param at when, in UTC, such as {@code 2026-11-02T10:00:00.000000Z}
 * @param who who did it
 * @param kind what kind of change, a name of {@link org.herkomst.core.audit.Change.Kind}
 * @param subject what it is about
 * @param details what else is to be known, as JSON
 * @param seal the keyed MAC over all this and the seal before it
 */
public record AuditEntry(long seq, String at, String who, String kind, String subject, String details, String seal) {

    /** The same under another number. */
    AuditEntry numbered(long other) {
        return new AuditEntry(other, at, who, kind, subject, details, seal);
    }

    /** The same with its seal. */
    AuditEntry sealed(String other) {
        return new AuditEntry(seq, at, who, kind, subject, details, other);
    }

    /** The details by name; where they can't be read, their text under {@code text}. */
    public Map<String, String> texts() {
        try {
            return new TreeMap<>(StoreJson.texts(details));
        } catch (JacksonException edited) {
            return Map.of("text", details);
        }
    }
}
