package org.herkomst.targets.espocrm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A condition of a search, and how it stands in a query: {@code where[0][type]=in&where[0][attribute]=..}. */
sealed interface Where {
    /** A field against values. */
    record Field(String type, String attribute, List<String> values) implements Where {}

    /** Several conditions: {@code and}, {@code or}. */
    record Group(String type, List<Where> parts) implements Where {}

    static Where in(String attribute, Collection<String> values) {
        return new Field("in", attribute, List.copyOf(values));
    }

    static Where contains(String attribute, String part) {
        return new Field("contains", attribute, List.of(part));
    }

    static Where like(String attribute, String pattern) {
        return new Field("like", attribute, List.of(pattern));
    }

    static Where any(List<Where> parts) {
        return parts.size() == 1 ? parts.get(0) : new Group("or", parts);
    }

    static Where all(List<Where> parts) {
        return parts.size() == 1 ? parts.get(0) : new Group("and", parts);
    }

    /** What has a value. */
    static Where given(String attribute) {
        return new Field("isNotNull", attribute, List.of());
    }

    /** What is ticked. */
    static Where ticked(String attribute) {
        return new Field("isTrue", attribute, List.of());
    }

    /** The parameters of a query with this condition. */
    default Map<String, List<String>> query() {
        var query = new LinkedHashMap<String, List<String>>();
        put("where[0]", query);
        return query;
    }

    private void put(String at, Map<String, List<String>> query) {
        if (this instanceof Group group) {
            query.put(at + "[type]", List.of(group.type()));
            var number = 0;
            for (var part : group.parts()) {
                part.put(at + "[value][" + number++ + "]", query);
            }
        } else if (this instanceof Field field) {
            query.put(at + "[type]", List.of(field.type()));
            query.put(at + "[attribute]", List.of(field.attribute()));
            if (field.type().equals("in")) {
                query.put(at + "[value][]", new ArrayList<>(field.values()));
            } else if (!field.values().isEmpty()) {
                query.put(at + "[value]", field.values());
            }
        }
    }
}
