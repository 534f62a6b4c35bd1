package org.herkomst.sandbox.salesforce;

import java.util.Map;
import java.util.TreeMap;

/** An account of the sandbox. Guarded by its organisation. */
final class OrgRecord {
    final String id;

    /** Texts, {@link java.math.BigDecimal}s and {@link Boolean}s. */
    final Map<String, Object> values = new TreeMap<>();

    boolean deleted;
    String master = "";
    int locks;
    boolean undeletable;

    OrgRecord(String id) {
        this.id = id;
    }

    boolean is(String other) {
        return other.length() >= 15 && id.startsWith(other.substring(0, 15));
    }
}
