package org.herkomst.sandbox.hubspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Notes and tasks of an account, and what people do with them. Guarded by the account. */
public final class Engagements {
    private final SandboxAccount account;
    private final Map<Long, Engagement> all = new TreeMap<>();
    private long lastId = 700_000;

    Engagements(SandboxAccount account) {
        this.account = account;
    }

    /** Makes one. */
    Engagement make(String type, String company) {
        var engagement = new Engagement(Long.toString(++lastId), type, company, account.now());
        all.put(lastId, engagement);
        return engagement;
    }

    void put(Engagement engagement) {
        lastId = Math.max(lastId, Long.parseLong(engagement.id));
        all.put(Long.parseLong(engagement.id), engagement);
    }

    List<Engagement> all() {
        return new ArrayList<>(all.values());
    }

    Optional<Engagement> find(String type, String id) {
        return Optional.ofNullable(id.matches("[0-9]{1,18}") ? all.get(Long.parseLong(id)) : null)
                .filter(e -> e.type.equals(type) && !e.archived);
    }

    /** The values of those of a type that are there, by id, with {@code company}. */
    public Map<String, Map<String, String>> of(String type) {
        synchronized (account) {
            var found = new TreeMap<String, Map<String, String>>();
            all.values().stream()
                    .filter(e -> e.type.equals(type) && !e.archived)
                    .forEach(e -> {
                        var values = new TreeMap<>(e.properties);
                        values.put("company", e.company);
                        found.put(e.id, values);
                    });
            return found;
        }
    }

    /** A person changes one. */
    public void personEdits(String type, String id, Map<String, String> values) {
        synchronized (account) {
            find(type, id).orElseThrow().properties.putAll(values);
        }
    }

    /** A person deletes one. */
    public void personDeletes(String type, String id) {
        synchronized (account) {
            find(type, id).orElseThrow().archived = true;
        }
    }
}
