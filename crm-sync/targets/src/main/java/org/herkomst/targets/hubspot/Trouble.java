package org.herkomst.targets.hubspot;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What HubSpot says went wrong, reduced to words that hold no values of records.
 *
 * @param category such as {@code VALIDATION_ERROR}
 * @param policy name of the limit that was met
 * @param correlation HubSpot's number of the answer
 * @param properties names of properties
 * @param codes error codes
 * @param scopes scopes that are missing
 * @param records trace ids and ids that it is about
 * @param notUnique whether a property is said not to be unique
 * @param notThere whether a property is said not to exist
 */
record Trouble(
        String category,
        @Nullable String policy,
        @Nullable String correlation,
        Set<String> properties,
        Set<String> codes,
        Set<String> scopes,
        Set<String> records,
        boolean notUnique,
        boolean notThere) {
    private static final Pattern PROPERTY = Pattern.compile(
            "(?:\"(?:name|propertyName)\"\\s*:\\s*\"|[Pp]roperty [\"'“]?|by non-unique 0-2 property )([a-z][a-z0-9_]{1,99})\\b");
    private static final Pattern OUR_PROPERTY = Pattern.compile("\\b(herkomst_[a-z0-9_]+)\\b");
    private static final Pattern CODE = Pattern.compile(
            "\\b(PROPERTY_DOESNT_EXIST|INVALID_[A-Z_]+|MISSING_[A-Z_]+|[A-Z]+_ALREADY_EXISTS|OBJECT_NOT_FOUND|REQUIRED_[A-Z_]+)\\b");
    private static final Pattern SCOPE = Pattern.compile("\\b(crm\\.(?:objects|schemas)\\.[a-z]+\\.(?:read|write))\\b");
    private static final Pattern NOT_THERE =
            Pattern.compile("PROPERTY_DOESNT_EXIST|[Pp]roperty [\"'“]?[a-z][a-z0-9_]*[\"'”]? does not exist");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,80}");

    /** Nothing is known. */
    static Trouble none() {
        return new Trouble("", null, null, Set.of(), Set.of(), Set.of(), Set.of(), false, false);
    }

    static Trouble of(JsonNode body) {
        if (!body.isObject()) {
            return none();
        }
        var text = body.toString().replace("\\\"", "\"");
        return new Trouble(
                word(body, "category"),
                orNull(word(body, "policyName")),
                orNull(word(body, "correlationId")),
                properties(body),
                find(CODE, text),
                find(SCOPE, text),
                records(body),
                text.toLowerCase(Locale.ROOT).contains("non-unique"),
                NOT_THERE.matcher(text).find());
    }

    /** Whether a refusal of a whole batch is about the account's properties or our key: no record can pass. */
    boolean ofSchema(int status) {
        return status == 400 && (properties.contains(Keys.KEY) || ofSchema());
    }

    /** Whether the account lacks a property, or our key isn't unique there. */
    boolean ofSchema() {
        return notUnique || notThere && !properties.isEmpty();
    }

    /** In words, without values. */
    String inWords() {
        return (category.isEmpty() ? "no category" : category)
                + (properties.isEmpty() ? "" : ", properties " + String.join(", ", properties))
                + (codes.isEmpty() ? "" : ", codes " + String.join(", ", codes))
                + (correlation == null ? "" : ", correlation " + correlation);
    }

    private static Set<String> properties(JsonNode body) {
        var message = body.path("message").asString("").replace("\\\"", "\"");
        var names = find(PROPERTY, message);
        names.removeAll(Set.of("values", "with", "does", "is", "value", "named"));
        for (var node : body.findValues("propertyName")) {
            strings(node).stream().filter(s -> WORD.matcher(s).matches()).forEach(names::add);
        }
        for (var detail : body.path("errors")) {
            names.addAll(find(OUR_PROPERTY, detail.path("message").asString("")));
        }
        if (message.contains("does not exist") || message.contains("unique") || message.contains("not valid")) {
            names.addAll(find(OUR_PROPERTY, message));
        }
        return names;
    }

    private static Set<String> records(JsonNode body) {
        var found = new TreeSet<String>();
        var context = body.path("context");
        for (var name : new String[] {"objectWriteTraceId", "objectWriteTraceIds", "id", "ids"}) {
            found.addAll(strings(context.path(name)));
        }
        found.addAll(strings(body.path("objectWriteTraceId")));
        return found;
    }

    private static Set<String> strings(JsonNode node) {
        var found = new TreeSet<String>();
        if (node.isArray()) {
            node.forEach(n -> found.add(n.asString("")));
        } else if (node.isValueNode() && !node.isNull()) {
            found.add(node.asString(""));
        }
        found.remove("");
        return found;
    }

    private static Set<String> find(Pattern pattern, String text) {
        var found = new TreeSet<String>();
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String word(JsonNode body, String name) {
        var value = body.path(name).asString("");
        return WORD.matcher(value).matches() ? value : "";
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
