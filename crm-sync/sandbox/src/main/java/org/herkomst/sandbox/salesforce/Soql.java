package org.herkomst.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of the query language that the sandbox understands: one object, no functions, one order, {@code AND}, {@code OR}, {@code IN}, {@code LIKE}. */
final class Soql {
    private static final Pattern WHOLE = Pattern.compile(
            "SELECT ([A-Za-z0-9_]+(?:,[A-Za-z0-9_]+)*) FROM ([A-Za-z]+) WHERE (.+?)(?: ORDER BY CreatedDate DESC)?",
            Pattern.DOTALL);
    private static final Pattern TOKEN =
            Pattern.compile("\\s*('(?:[^'\\\\]|\\\\.)*'|[A-Za-z_][A-Za-z0-9_]*|!=|=|[(),])", Pattern.DOTALL);

    final List<String> fields;
    final String object;
    private final List<String> tokens = new ArrayList<>();
    private final BiFunction<String, String, OrgField> rules;
    private int at;

    Soql(String text, BiFunction<String, String, OrgField> rules) {
        this.rules = rules;
        var whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            throw malformed();
        }
        fields = List.of(whole.group(1).split(","));
        object = whole.group(2);
        var token = TOKEN.matcher(whole.group(3));
        var end = 0;
        while (end < whole.group(3).length() && token.find() && token.start() == end) {
            tokens.add(token.group(1));
            end = token.end();
        }
        if (end < whole.group(3).length()) {
            throw malformed();
        }
    }

    private static Refusal malformed() {
        return new Refusal(400, "MALFORMED_QUERY", "unexpected token");
    }

    /** The condition, over a record that gives a field's value, null for none. */
    Predicate<Function<String, @Nullable Object>> condition() {
        var condition = any();
        if (at < tokens.size()) {
            throw malformed();
        }
        return condition;
    }

    private Predicate<Function<String, @Nullable Object>> any() {
        var condition = all();
        while (is("OR")) {
            condition = condition.or(all());
        }
        return condition;
    }

    private Predicate<Function<String, @Nullable Object>> all() {
        var condition = one();
        while (is("AND")) {
            condition = condition.and(one());
        }
        return condition;
    }

    private Predicate<Function<String, @Nullable Object>> one() {
        if (is("(")) {
            var inner = any();
            need(")");
            return inner;
        }
        var name = next();
        var field = rules.apply(object, name);
        if (field.type().equals("textarea")) {
            throw new Refusal(400, "INVALID_FIELD", "field '" + name + "' can not be filtered in a query call");
        }
        return compared(name, field);
    }

    private Predicate<Function<String, @Nullable Object>> compared(String name, OrgField field) {
        if (is("IN")) {
            var values = list(field);
            return r -> values.stream().anyMatch(v -> same(field, r.apply(name), v));
        }
        if (is("LIKE")) {
            var like = like(next());
            return r -> r.apply(name) != null
                    && like.matcher(String.valueOf(r.apply(name))).matches();
        }
        if (is("!=")) {
            need("null");
            return r -> r.apply(name) != null;
        }
        need("=");
        var value = literal(next(), field);
        return r -> same(field, r.apply(name), value);
    }

    private List<String> list(OrgField field) {
        var values = new ArrayList<String>();
        need("(");
        do {
            values.add(literal(next(), field));
        } while (is(","));
        need(")");
        return values;
    }

    private static String literal(String token, OrgField field) {
        var text = token.startsWith("'") ? unescaped(token) : token;
        if (field.type().matches("id|reference") && !text.matches("[A-Za-z0-9]{15}|[A-Za-z0-9]{18}")) {
            throw new Refusal(400, "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: " + field.name());
        }
        return text;
    }

    private static boolean same(OrgField field, @Nullable Object there, String asked) {
        if (there == null) {
            return false;
        }
        var id = field.type().matches("id|reference");
        return id
                ? there.toString().startsWith(asked.substring(0, 15))
                : there.toString().equalsIgnoreCase(asked);
    }

    private static String unescaped(String token) {
        return token.substring(1, token.length() - 1)
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replaceAll("\\\\(['\\\\])", "$1");
    }

    private static Pattern like(String token) {
        var text = token.substring(1, token.length() - 1);
        var regex = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                regex.append(Pattern.quote(String.valueOf(text.charAt(++i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    private boolean is(String word) {
        var fits = at < tokens.size() && tokens.get(at).toUpperCase(Locale.ROOT).equals(word.toUpperCase(Locale.ROOT));
        at += fits ? 1 : 0;
        return fits;
    }

    private void need(String word) {
        if (!is(word)) {
            throw malformed();
        }
    }

    private String next() {
        if (at >= tokens.size()) {
            throw malformed();
        }
        return tokens.get(at++);
    }
}
