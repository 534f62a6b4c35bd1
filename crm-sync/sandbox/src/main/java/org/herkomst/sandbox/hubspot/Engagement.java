package org.herkomst.sandbox.hubspot;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A note or a task of the sandbox. Guarded by its account. */
final class Engagement {
    final String id;
    final String type;
    final String company;
    final Instant created;
    final Map<String, String> properties = new TreeMap<>();
    boolean archived;

    /**
     * An engagement.
     *
     * @param type {@code notes} or {@code tasks}
     * @param company id of the company that it hangs on
     */
    Engagement(String id, String type, String company, Instant created) {
        this.id = id;
        this.type = type;
        this.company = company;
        this.created = created;
    }
}
