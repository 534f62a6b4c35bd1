package org.herkomst.sandbox.hubspot;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A company of the sandbox. Guarded by its account. */
final class Company {
    final String id;
    final Map<String, String> properties = new TreeMap<>();
    Map<String, String> searchable = Map.of();
    Instant created;
    Instant updated;
    boolean archived;

    @Nullable
    String mergedInto;

    Company(String id, Instant now) {
        this.id = id;
        this.created = now;
        this.updated = now;
    }
}
