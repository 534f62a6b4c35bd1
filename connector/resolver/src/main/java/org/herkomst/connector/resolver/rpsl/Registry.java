package org.herkomst.connector.resolver.rpsl;

import java.util.HashMap;
import java.util.Map;

/** The registry that keeps a record; what a status means depends on it. */
public enum Registry {
    RIPE,
    ARIN,
    /** With the national registries that use its statuses: TWNIC, IDNIC, CNNIC, VNNIC, IRINN. */
    APNIC,
    AFRINIC,
    LACNIC,
    JPNIC,
    KRNIC,
    OTHER;

    private static final Map<String, Registry> BY_SOURCE = new HashMap<>();

    static {
        for (Registry registry : values()) {
            BY_SOURCE.put(registry.name(), registry);
        }
        for (String national : new String[] {"TWNIC", "IDNIC", "CNNIC", "VNNIC", "IRINN"}) {
            BY_SOURCE.put(national, APNIC);
        }
    }

    /** From the word in {@code source:}, in upper case; {@code RIPE-NONAUTH} and {@code RIPE-GRS} are RIPE's. */
    static Registry ofSource(String source) {
        Registry known = BY_SOURCE.get(source);
        if (known != null) {
            return known;
        }
        int dash = source.indexOf('-');
        return dash < 0 ? OTHER : BY_SOURCE.getOrDefault(source.substring(0, dash), OTHER);
    }
}
