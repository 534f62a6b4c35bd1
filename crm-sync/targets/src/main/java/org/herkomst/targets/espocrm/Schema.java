package org.herkomst.targets.espocrm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.AccountSchema;
import org.herkomst.core.target.ProvisionReport;
import org.herkomst.core.target.TargetCheck;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.targets.espocrm.Failure.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Our fields in EspoCRM, and its duplicate check: looks at them, and makes what is missing. Never changes a field that is there. */
final class Schema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CHECKED = "duplicateCheckFieldList";
    private static final int KEY_CHARS = 100;
    private static final Set<ProfileField> LONG =
            Set.of(ProfileField.TOP_PAGES, ProfileField.MATCH_REASON, ProfileField.USAGE_RESTRICTION);

    private final Connection connection;

    Schema(Connection connection) {
        this.connection = connection;
    }

    TargetCheck check(Mapping mapping) {
        var found = new ArrayList<String>();
        var problems = new ArrayList<Problem>();
        var account = "";
        try {
            var rights = Rights.read(connection);
            account =
                    "EspoCRM" + (rights.version().isEmpty() ? "" : " " + rights.version()) + ", user " + rights.user();
            if (rights.admin()) {
                found.add("the key is an administrator's: an API user with a role of its own is enough for runs");
            }
            rights.missing().forEach(right -> problems.add(Problems.rightMissing(right)));
            fields(mapping, found, problems);
            new Accounts(connection, Set.of()).in(Keys.KEY, Set.of("hk-check"));
        } catch (Paused p) {
            problems.add(p.pause.problem());
        } catch (Failure f) {
            var problem = Problems.account(f).problem();
            if (problems.stream().noneMatch(p -> p.code().equals(problem.code()))) {
                problems.add(problem);
            }
        }
        return new TargetCheck(account, found, problems);
    }

    private void fields(Mapping mapping, List<String> found, List<Problem> problems) {
        var fields = Fields.read(connection);
        var names = new TreeSet<>(Set.of(Keys.KEY));
        mapping.fields().forEach(f -> names.add(f.target()));
        var missing = new TreeSet<>(names);
        missing.removeIf(fields::has);
        found.add((names.size() - missing.size()) + " of " + names.size() + " fields are there");
        if (!missing.isEmpty()) {
            problems.add(Problems.fieldsMissing(missing));
        }
        var locked = new TreeSet<>(names);
        locked.removeIf(name -> !fields.readOnly(name));
        if (!locked.isEmpty()) {
            problems.add(Problems.dropped(locked));
        }
        ours(mapping).forEach((name, wanted) -> difference(fields, name, wanted).ifPresent(problems::add));
        if (!duplicateCheck().contains(Keys.KEY)) {
            problems.add(Problems.keyNotChecked());
        }
        found.add(
                versioned()
                        ? "optimistic concurrency control is on: what people edit meanwhile is seen"
                        : "optimistic concurrency control is off: an edit within the same second may be overwritten");
    }

    private boolean versioned() {
        return metadata("entityDefs.Account")
                .path("optimisticConcurrencyControl")
                .asBoolean(false);
    }

    /** Fields by which EspoCRM finds duplicates. */
    List<String> duplicateCheck() {
        return StreamSupport.stream(metadata("scopes.Account").path(CHECKED).spliterator(), false)
                .map(name -> name.asString(""))
                .toList();
    }

    private JsonNode metadata(String key) {
        return connection.read(api -> api.metadata(key));
    }

    AccountSchema schema() {
        try {
            return new AccountSchema(Fields.read(connection).schema(duplicateCheck()));
        } catch (Paused p) {
            throw new TargetException(p.pause.problem());
        } catch (Failure f) {
            throw Problems.account(f);
        }
    }

    /** Our fields by name, as the field manager is to make them. */
    private static Map<String, ObjectNode> ours(Mapping mapping) {
        var ours = new LinkedHashMap<String, ObjectNode>();
        ours.put(Keys.KEY, field(Keys.KEY, "varchar", "Herkomst key").put("maxLength", KEY_CHARS));
        for (var field : mapping.fields()) {
            if (field.target().startsWith(Keys.PREFIX)) {
                ours.putIfAbsent(field.target(), field(field));
            }
        }
        ours.putIfAbsent(Keys.MARK, field(Keys.MARK, "bool", "Herkomst do not process"));
        return ours;
    }

    private static ObjectNode field(FieldMapping field) {
        var label = field.label() == null || field.label().isBlank() ? field.target() : field.label();
        var kind = field.from() == null ? ProfileField.Kind.TEXT : field.from().kind();
        return switch (kind) {
            case WHOLE -> field(field.target(), "int", label);
            case DECIMAL -> field(field.target(), "float", label);
            case DAY -> field(field.target(), "date", label);
            case FLAG -> field(field.target(), "bool", label);
            case TEXT -> text(field, label);
        };
    }

    /** A varchar takes 255 characters at most where its column is to be indexed; longer ones are texts. */
    private static ObjectNode text(FieldMapping field, String label) {
        var isLong = (field.from() != null && LONG.contains(field.from())) || field.maxChars() > 255;
        return isLong
                ? field(field.target(), "text", label)
                : field(field.target(), "varchar", label)
                        .put("maxLength", field.maxChars() > 0 ? field.maxChars() : 255);
    }

    private static ObjectNode field(String name, String type, String label) {
        return JSON.objectNode().put("name", plain(name)).put("type", type).put("label", label);
    }

    /** The server puts the {@code c} in front itself. */
    private static String plain(String name) {
        return Character.toLowerCase(name.charAt(1)) + name.substring(2);
    }

    /** What makes a field of our name unusable; a longer text field will do for a shorter one. */
    private static java.util.Optional<Problem> difference(Fields fields, String name, ObjectNode wanted) {
        var type = wanted.path("type").asString("");
        return fields.type(name)
                .filter(there -> !there.equals(type) && !(there.equals("text") && type.equals("varchar")))
                .map(there -> Problems.typeDrift(name, there, type));
    }

    ProvisionReport provision(Mapping mapping) {
        try {
            return make(mapping);
        } catch (Paused p) {
            throw new TargetException(p.pause.problem());
        } catch (Failure f) {
            throw Problems.account(f);
        }
    }

    private ProvisionReport make(Mapping mapping) {
        var before = Fields.read(connection);
        var created = new ArrayList<String>();
        var present = new ArrayList<String>();
        ours(mapping).forEach((name, wanted) -> {
            difference(before, name, wanted).ifPresent(problem -> {
                throw new TargetException(problem);
            });
            (before.has(name) || !makeField(wanted) ? present : created).add(name);
        });
        var missing = new TreeSet<>(created);
        missing.addAll(present);
        var after = Fields.read(connection);
        missing.removeIf(after::has);
        if (!missing.isEmpty()) {
            throw new TargetException(Problems.fieldsMissing(missing));
        }
        ours(mapping)
                .forEach((name, wanted) -> difference(after, name, wanted).ifPresent(problem -> {
                    throw new TargetException(problem);
                }));
        checkKey();
        return new ProvisionReport(created, present);
    }

    /** Whether it was made now, and not in between; where no answer came, the look afterwards tells whether it is there. */
    private boolean makeField(ObjectNode wanted) {
        try {
            connection.change(api -> api.createField(wanted));
            return true;
        } catch (Failure f) {
            if (f.kind == Kind.FIELD_EXISTS) {
                return false;
            }
            if (f.unknown()) {
                return true;
            }
            throw f;
        }
    }

    /** Adds our key to what the duplicate check looks at already. */
    private void checkKey() {
        var names = new ArrayList<>(duplicateCheck());
        if (names.contains(Keys.KEY)) {
            return;
        }
        names.add(Keys.KEY);
        var entity = JSON.objectNode().put("name", "Account");
        names.forEach(entity.putArray(CHECKED)::add);
        try {
            connection.change(api -> api.updateEntity(entity));
        } catch (Failure f) {
            if (!f.unknown()) {
                throw f;
            }
        }
        if (!duplicateCheck().contains(Keys.KEY)) {
            throw new TargetException(Problems.keyNotChecked());
        }
    }
}
