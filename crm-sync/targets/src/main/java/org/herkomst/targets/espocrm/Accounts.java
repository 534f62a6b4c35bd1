package org.herkomst.targets.espocrm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.targets.espocrm.Failure.Kind;
import tools.jackson.databind.JsonNode;

/** Reads accounts: in pages, with a guard against pages that don't end or that say less than there is. */
final class Accounts {
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 200;

    /** So many keys that a query stays within the 8,000 characters that web servers take. */
    private static final int MOST_VALUES = 50;

    private static final int MOST_CONDITIONS = 15;

    private final Connection connection;
    private final String select;

    /**
     * Reads these fields.
     *
     * @param fields our key, the id and the version come with them
     */
    Accounts(Connection connection, Collection<String> fields) {
        this.connection = connection;
        var all = new TreeSet<>(fields);
        all.addAll(Set.of(Keys.ID, Keys.KEY, Keys.NAME, Keys.WEBSITE, Keys.VERSION));
        this.select = String.join(",", all);
    }

    /** Those whose field holds one of the values. */
    List<Found> in(String attribute, Collection<String> values) {
        var found = new ArrayList<Found>();
        parts(values, MOST_VALUES).forEach(part -> found.addAll(where(Where.in(attribute, part))));
        return found;
    }

    /** Those that meet one of the conditions, each once. */
    List<Found> any(Collection<Where> conditions) {
        var found = new ArrayList<Found>();
        var ids = new LinkedHashSet<String>();
        for (var part : parts(conditions, MOST_CONDITIONS)) {
            where(Where.any(part)).stream().filter(f -> ids.add(f.id())).forEach(found::add);
        }
        return found;
    }

    private static <T> List<List<T>> parts(Collection<T> all, int most) {
        var list = List.copyOf(all);
        var parts = new ArrayList<List<T>>();
        for (var from = 0; from < list.size(); from += most) {
            parts.add(list.subList(from, Math.min(list.size(), from + most)));
        }
        return parts;
    }

    /** Those that meet a condition. */
    List<Found> where(Where condition) {
        var found = new ArrayList<Found>();
        var ids = new LinkedHashSet<String>();
        for (var page = 0; page < MOST_PAGES; page++) {
            var offset = found.size();
            var answer = connection.read(api -> whole(api.search(query(condition, offset)), offset));
            for (var node : answer.path("list")) {
                Found.of(node).filter(f -> ids.add(f.id())).ifPresent(found::add);
            }
            if (found.size() >= answer.path("total").asInt(0)) {
                return found;
            }
            if (found.size() == offset) {
                break;
            }
        }
        throw Failure.lost();
    }

    private java.util.Map<String, List<String>> query(Where condition, int offset) {
        var query = condition.query();
        query.put("select", List.of(select));
        query.put("maxSize", List.of(Integer.toString(PAGE)));
        query.put("offset", List.of(Integer.toString(offset)));
        query.put("orderBy", List.of(Keys.ID));
        query.put("order", List.of("asc"));
        return query;
    }

    /** An answer that is no list of records, or holds fewer than it says, doesn't tell what is there. */
    private static JsonNode whole(@org.jspecify.annotations.Nullable JsonNode answer, int offset) {
        if (answer == null
                || !answer.path("list").isArray()
                || !answer.path("total").isIntegralNumber()) {
            throw Failure.lost();
        }
        var wanted = Math.min(PAGE, answer.path("total").asInt() - offset);
        var usable = answer.path("list")
                .valueStream()
                .filter(n -> Found.of(n).isPresent())
                .count();
        if (usable < Math.max(0, wanted)) {
            throw Failure.lost();
        }
        return answer;
    }

    /** The record of an id; empty where it is gone. */
    Optional<Found> get(String id) {
        return get(connection, id);
    }

    static Optional<Found> get(Connection connection, String id) {
        try {
            return Optional.of(connection.read(
                    api -> Found.of(api.get(id)).filter(f -> f.id().equals(id)).orElseThrow(Failure::lost)));
        } catch (Failure f) {
            if (f.kind == Kind.NO_RECORD) {
                return Optional.empty();
            }
            throw f;
        }
    }
}
