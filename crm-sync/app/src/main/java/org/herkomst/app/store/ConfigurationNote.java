package org.herkomst.app.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.AuditReport.Finding;
import org.herkomst.app.store.AuditReport.Kind;
import org.herkomst.core.audit.Change;
import org.jspecify.annotations.Nullable;

/**
 * What of the configuration was recorded last: for each key a keyed digest of its value, so that a change can be told without keeping a
 * value. Tokens and passwords are not part of it at all.
 */
final class ConfigurationNote {
    private static final String VERSION = "version";
    private final Database database;
    private final ChangeChain chain;

    ConfigurationNote(Database database, ChangeChain chain) {
        this.database = database;
        this.chain = chain;
    }

    private record Row(String digests, String seal) {}

    private Optional<Row> row() {
        return database
                .query(
                        "select digests, seal from change_configuration where id = 1",
                        (r, n) -> new Row(r.getString(1), r.getString(2)))
                .stream()
                .findFirst();
    }

    /** Whether another configuration was noted than this one; without a lock, so it may be asked often. */
    boolean differs(ChangeSeal seal, HerkomstConfiguration configuration) {
        String now = StoreJson.sorted(digests(seal, configuration));
        return row().filter(r -> r.digests().equals(now) && seal.ofNote(now).equals(r.seal()))
                .isEmpty();
    }

    /** Appends an entry if it differs, and notes it; in the open transaction, whose head is locked. */
    Optional<ChangeHead> record(ChangeSeal seal, ChangeHead head, HerkomstConfiguration configuration, Made made) {
        if (!differs(seal, configuration)) {
            return Optional.empty();
        }
        Map<String, String> now = digests(seal, configuration);
        Change change = new Change(
                made.at(),
                made.who(),
                Change.Kind.CONFIGURATION_CHANGED,
                "configuration " + configuration.version(),
                new TreeMap<>(details(noted(seal), now)));
        ChangeHead after = chain.append(seal, head, List.of(change));
        note(seal, StoreJson.sorted(now));
        return Optional.of(after);
    }

    /** Who made a change and when. */
    record Made(String who, Instant at) {}

    private void note(ChangeSeal seal, String digests) {
        database.update("delete from change_configuration");
        database.update(
                "insert into change_configuration (id, digests, seal) values (1, ?, ?)", digests, seal.ofNote(digests));
    }

    private static Map<String, String> digests(ChangeSeal seal, HerkomstConfiguration configuration) {
        Map<String, String> digests = new TreeMap<>();
        configuration.values().forEach((key, value) -> digests.put(key, seal.digest(key, value)));
        digests.put(VERSION, configuration.version());
        return digests;
    }

    /** What was noted; nothing where it was edited, or there was nothing yet. */
    private @Nullable Map<String, String> noted(ChangeSeal seal) {
        return row().filter(r -> seal.ofNote(r.digests()).equals(r.seal()))
                .map(r -> StoreJson.texts(r.digests()))
                .orElse(null);
    }

    private static Map<String, String> details(@Nullable Map<String, String> before, Map<String, String> now) {
        if (before == null) {
            return Map.of("first_recorded", now.size() - 1 + " keys");
        }
        Map<String, String> details = new TreeMap<>();
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(now.keySet());
        for (String key : keys) {
            String old = before.getOrDefault(key, "(absent)");
            String next = now.getOrDefault(key, "(absent)");
            if (!old.equals(next)) {
                details.put(key, old + " -> " + next);
            }
        }
        return details;
    }

    Optional<Finding> wrong(ChangeSeal seal) {
        return row().filter(r -> !seal.ofNote(r.digests()).equals(r.seal()))
                .map(r -> new Finding(
                        Kind.EDITED,
                        "change_configuration",
                        "What was noted of the configuration was edited: its seal does not fit it."));
    }
}
