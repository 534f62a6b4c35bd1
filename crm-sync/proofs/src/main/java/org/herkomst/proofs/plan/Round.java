package org.herkomst.proofs.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.herkomst.proofs.plan.Oracle.Field;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One installation: visits, a plan, its application, a second plan; then people edit, and all of it again; at the end the last run is
 * undone after more edits. After each step every field of every record is compared with what the plan and the oracle say.
 */
final class Round {
    private static final Set<String> WRITING = Set.of("create", "update", "adopt");

    private final Site site;
    private final Oracle oracle;
    private final RandomGenerator random;
    private final Tally tally;
    private final Fields fields;
    /** What we wrote last and the CRM confirmed, by our key and field. */
    private final Map<String, Map<String, String>> ours = new HashMap<>();

    private Map<String, Map<String, String>> oursBefore = new HashMap<>();

    private final List<Edit> edits = new ArrayList<>();

    /** Figures of all rounds. */
    static final class Tally {
        long cases;
        long fields;
        long differences;
        long secondPlanChanges;
        long edits;
        long overwritten;
        long undone;
        long undoDifferences;
        final List<String> faults = new ArrayList<>();

        void fault(String what) {
            if (faults.size() < 10) {
                faults.add(what);
            }
        }
    }

    private record Edit(String record, String field, String value) {}

    Round(Site site, Oracle oracle, RandomGenerator random, Tally tally) {
        this.site = site;
        this.oracle = oracle;
        this.random = random;
        this.tally = tally;
        this.fields = new Fields(random);
    }

    /** Plays it, with so many edits between two runs. */
    void play(int editsBetween) {
        site.visit();
        turn();
        for (int i = 0; i < 2; i++) {
            edit(editsBetween / 2);
            site.visit();
            turn();
        }
        undo();
    }

    private JsonNode plan = MissingNode.getInstance();
    private Map<String, Map<String, String>> before = Map.of();
    private String run = "";

    private void turn() {
        before = site.records();
        oursBefore = new HashMap<>();
        ours.forEach((key, values) -> oursBefore.put(key, new HashMap<>(values)));
        plan = site.run("plan nightly --out " + site.plan());
        expect(before.equals(site.records()), "a plan wrote something");
        JsonNode applied = site.run("apply " + site.plan());
        run = applied.path("run").path("id").asString("");
        expect(applied.path("left_out").isEmpty(), "something was left out of an untouched plan");
        Map<String, Map<String, String>> after = site.records();
        Map<String, Map<String, String>> byKey = byKey(after);
        plan.path("records").forEach(record -> compare(record, byKey));
        othersStay(after);
        judgeEdits(after);
        JsonNode second = site.run("plan nightly");
        tally.secondPlanChanges += WRITING.stream()
                .mapToLong(
                        operation -> second.path("operations").path(operation).asLong(1))
                .sum();
    }

    private static Map<String, Map<String, String>> byKey(Map<String, Map<String, String>> records) {
        Map<String, Map<String, String>> byKey = new HashMap<>();
        records.values().forEach(values -> byKey.put(values.getOrDefault("herkomst_key", ""), values));
        return byKey;
    }

    private void compare(JsonNode record, Map<String, Map<String, String>> after) {
        String key = record.path("key").asString("");
        boolean created = record.path("operation").asString("").equals("create");
        Map<String, String> now = after.getOrDefault(key, Map.of());
        Map<String, String> then = before.getOrDefault(record.path("target_id").asString(""), Map.of());
        Map<String, String> expected = new TreeMap<>(then);
        Map<String, String> mine = ours.computeIfAbsent(key, k -> new HashMap<>());
        tally.cases++;
        for (JsonNode field : record.path("fields")) {
            tally.fields++;
            String name = field.path("field").asString("");
            Field seen = new Field(
                    field.path("policy").asString(""),
                    field.path("wanted").asString(""),
                    then.getOrDefault(name, ""),
                    mine.get(name));
            String right = created && !seen.policy().equals("off") ? seen.wanted() : oracle.after(seen);
            differ(field.path("old").asString("").equals(seen.before()), key, name, "the plan's old value");
            differ(field.path("new").asString("").equals(right), key, name, "the plan's new value");
            expected.put(name, field.path("new").asString(""));
            remember(mine, name, seen, right);
        }
        expected.values().removeIf(String::isEmpty);
        differ(expected.equals(now), key, "", "what the CRM holds after it");
    }

    /** Ours is what we wrote, or what stood there as we want it and was ours before. */
    private static void remember(Map<String, String> mine, String name, Field seen, String after) {
        boolean written = !after.equals(seen.before());
        boolean still = after.equals(seen.wanted())
                && (seen.ours() != null || seen.policy().equals("overwrite"));
        if ((written || still) && !after.isEmpty()) {
            mine.put(name, after);
        } else {
            mine.remove(name);
        }
    }

    private void othersStay(Map<String, Map<String, String>> after) {
        Set<String> planned = new HashSet<>();
        plan.path("records").forEach(r -> planned.add(r.path("target_id").asString("")));
        before.forEach((id, values) -> {
            if (!planned.contains(id)) {
                differ(values.equals(after.get(id)), "record " + id, "", "one that is not in the plan");
            }
        });
    }

    private void differ(boolean equal, String key, String field, String what) {
        if (!equal) {
            tally.differences++;
            tally.fault(key + " " + field + ": " + what + " is another one");
        }
    }

    private void expect(boolean holds, String fault) {
        if (!holds) {
            tally.differences++;
            tally.fault(fault);
        }
    }

    private void edit(int count) {
        List<String> ids = List.copyOf(site.records().keySet());
        for (int i = 0; i < count; i++) {
            String id = ids.get(random.nextInt(ids.size()));
            String field = fields.names().get(random.nextInt(fields.names().size()));
            String value = fields.value(field);
            site.crm.account().personEdits(id, Map.of(field, value));
            edits.removeIf(e -> e.record().equals(id) && e.field().equals(field));
            edits.add(new Edit(id, field, value));
            tally.edits++;
        }
    }

    /** An edit may be gone only where the field's policy says so, in the oracle's words. */
    private void judgeEdits(Map<String, Map<String, String>> after) {
        Map<String, JsonNode> planned = new HashMap<>();
        plan.path("records").forEach(r -> planned.put(r.path("target_id").asString(""), r));
        for (Edit edit : edits) {
            String now = after.getOrDefault(edit.record(), Map.of()).getOrDefault(edit.field(), "");
            if (!now.equals(edit.value()) && !allowed(edit, planned.get(edit.record()), now)) {
                tally.overwritten++;
                tally.fault("an edit of " + edit.field() + " was overwritten against its policy");
            }
        }
        edits.clear();
    }

    private boolean allowed(Edit edit, @Nullable JsonNode record, String now) {
        if (record == null) {
            return false;
        }
        Map<String, String> mine = oursBefore.getOrDefault(record.path("key").asString(""), Map.of());
        return record.path("fields")
                .valueStream()
                .filter(f -> f.path("field").asString("").equals(edit.field()))
                .anyMatch(f -> {
                    String policy = f.path("policy").asString("");
                    String wanted = f.path("wanted").asString("");
                    // Where a person wrote the very value that was ours, nobody can tell.
                    return now.equals(oracle.after(new Field(policy, wanted, edit.value(), mine.get(edit.field()))));
                });
    }

    /** Fields that nobody touched since are as before the run; all others as they are. */
    private void undo() {
        Map<String, Map<String, String>> afterRun = site.records();
        edit(5);
        tally.edits -= 5;
        edits.clear();
        Map<String, Map<String, String>> edited = site.records();
        site.run("runs undo " + run);
        Map<String, Map<String, String>> now = site.records();
        Map<String, Map<String, String>> expected = new TreeMap<>();
        edited.forEach((id, values) -> expected.put(id, new TreeMap<>(values)));
        for (JsonNode record : plan.path("records")) {
            String id = record.path("target_id").asString("");
            boolean update = record.path("operation").asString("").equals("update");
            if (update && expected.containsKey(id)) {
                record.path("fields")
                        .forEach(field -> putBack(field, expected.get(id), afterRun.getOrDefault(id, Map.of())));
            }
        }
        expected.values().forEach(values -> values.values().removeIf(String::isEmpty));
        if (!expected.equals(now)) {
            tally.undoDifferences++;
            tally.fault("an undo left the CRM otherwise than before the run");
        }
    }

    private void putBack(JsonNode field, Map<String, String> values, Map<String, String> afterRun) {
        String name = field.path("field").asString("");
        String there = values.getOrDefault(name, "");
        boolean untouched = there.equals(afterRun.getOrDefault(name, ""));
        if (field.path("written").asBoolean(false) && untouched && !name.equals("herkomst_key")) {
            values.put(name, field.path("old").asString(""));
            tally.undone++;
        }
    }
}
