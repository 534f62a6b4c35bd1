package org.herkomst.targets.salesforce;

import java.util.Collection;
import java.util.stream.Collectors;

/** Texts of queries. Values are quoted here and nowhere else. */
final class Soql {
    private static final String FIELD = "[A-Za-z][A-Za-z0-9_]{0,79}";

    private Soql() {}

    /** A query for accounts. */
    static String accounts(Collection<String> fields, String condition) {
        return select(fields, "Account", condition);
    }

    /** A query for activities, those made last first. */
    static String tasks(Collection<String> fields, String condition) {
        return select(fields, "Task", condition) + " ORDER BY CreatedDate DESC";
    }

    private static String select(Collection<String> fields, String object, String condition) {
        return "SELECT " + fields.stream().map(Soql::field).collect(Collectors.joining(",")) + " FROM " + object
                + " WHERE " + condition;
    }

    static String in(String field, Collection<String> values) {
        return field(field) + " IN (" + values.stream().map(Soql::quoted).collect(Collectors.joining(",")) + ")";
    }

    static String equal(String field, String value) {
        return field(field) + " = " + quoted(value);
    }

    static String contains(String field, String part) {
        return field(field) + " LIKE '%" + escaped(part).replace("%", "\\%").replace("_", "\\_") + "%'";
    }

    /** Whether the characters stand there in this order, whatever stands between them. */
    static String inOrder(String field, String characters) {
        var pattern = characters
                .codePoints()
                .mapToObj(Character::toString)
                .map(c -> escaped(c).replace("%", "\\%").replace("_", "\\_"))
                .collect(Collectors.joining("%"));
        return field(field) + " LIKE '" + pattern + "'";
    }

    static String filled(String field) {
        return field(field) + " != null";
    }

    static String ticked(String field) {
        return field(field) + " = true";
    }

    private static String field(String name) {
        if (!name.matches(FIELD)) {
            throw new IllegalArgumentException("Not a field's name");
        }
        return name;
    }

    private static String quoted(String value) {
        return "'" + escaped(value) + "'";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("'", "\\'")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
