package org.herkomst.targets.hubspot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.AccountSchema;
import org.herkomst.core.target.ProvisionReport;
import org.herkomst.core.target.SchemaField;
import org.herkomst.core.target.SchemaField.Kind;
import org.herkomst.core.target.TargetCheck;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.Mapping;
import org.herkomst.targets.hubspot.Wire.BatchRead;
import org.herkomst.targets.hubspot.Wire.Group;
import org.herkomst.targets.hubspot.Wire.Property;

/** Our properties in HubSpot: looks at them, and makes those that are missing. Never changes one that is there. */
final class Schema {
    private static final String READ = "crm.objects.companies.read";
    private static final String WRITE = "crm.schemas.companies.write";

    /** Longest text that a property takes. */
    private static final int MAX_CHARS = 65_536;

    private final Connection connection;

    Schema(Connection connection) {
        this.connection = connection;
    }

    TargetCheck check(Mapping mapping) {
        var found = new ArrayList<String>();
        var problems = new ArrayList<Problem>();
        var account = "";
        try {
            account = account();
            fields(mapping, found, problems);
            var read = new BatchRead(Keys.KEY, List.of(new Wire.Id("hk-check")), List.of(Keys.KEY), List.of());
            connection.read(api -> api.read(read));
        } catch (Paused p) {
            problems.add(p.pause.problem());
        } catch (Failure f) {
            var problem = Problems.account(f, READ).problem();
            if (problems.stream().noneMatch(p -> p.code().equals(problem.code()))) {
                problems.add(problem);
            }
        }
        return new TargetCheck(account, found, problems);
    }

    /** The properties of companies. */
    AccountSchema fields() {
        try {
            return new AccountSchema(
                    properties(connection).stream().map(Schema::field).toList());
        } catch (Paused p) {
            throw new TargetException(p.pause.problem());
        } catch (Failure f) {
            throw Problems.account(f, READ);
        }
    }

    private static SchemaField field(Property property) {
        var options = property.options() == null
                ? List.<String>of()
                : property.options().stream().map(Wire.Option::value).toList();
        var modification = property.modificationMetadata();
        var readOnly = modification != null && Boolean.TRUE.equals(modification.readOnlyValue());
        return new SchemaField(
                property.name(),
                Objects.requireNonNullElse(property.label(), property.name()),
                kind(property),
                !readOnly && !Keys.NEVER.contains(property.name()),
                Boolean.TRUE.equals(property.hasUniqueValue()),
                false,
                MAX_CHARS,
                options);
    }

    private static Kind kind(Property property) {
        return switch (Objects.requireNonNullElse(property.type(), "")) {
            case "string", "phone_number" -> Kind.TEXT;
            case "number" -> Kind.DECIMAL;
            case "date" -> Kind.DAY;
            case "datetime" -> Kind.INSTANT;
            case "bool" -> Kind.FLAG;
            case "enumeration" -> "checkbox".equals(property.fieldType()) ? Kind.CHOICES : Kind.CHOICE;
            default -> Kind.OTHER;
        };
    }

    private String account() {
        var account = Objects.requireNonNull(connection.read(HubSpotApi::account));
        return "HubSpot account " + Objects.requireNonNullElse(account.portalId(), "without a number") + ", data in "
                + Objects.requireNonNullElse(account.dataHostingLocation(), "an unnamed region") + ", time zone "
                + Objects.requireNonNullElse(account.timeZone(), "unknown");
    }

    private void fields(Mapping mapping, List<String> found, List<Problem> problems) {
        var there = properties();
        var names = new TreeSet<String>();
        mapping.fields().forEach(f -> names.add(f.target()));
        names.add(Keys.KEY);
        var missing = new TreeSet<>(names);
        missing.removeAll(there.keySet());
        found.add((names.size() - missing.size()) + " of " + names.size() + " fields are there");
        if (!missing.isEmpty()) {
            problems.add(Problems.fieldsMissing(missing));
        }
        for (var ours : OurProperties.of(mapping)) {
            var present = there.get(ours.name());
            if (present != null) {
                OurProperties.difference(present, ours).ifPresent(problems::add);
            }
        }
    }

    private Map<String, Property> properties() {
        var found = new LinkedHashMap<String, Property>();
        properties(connection).forEach(p -> found.put(p.name(), p));
        return found;
    }

    /** What the account has; every account has some. */
    static List<Property> properties(Connection connection) {
        return connection.read(api -> {
            var list = api.properties();
            if (list == null || list.results() == null || list.results().isEmpty()) {
                throw Failure.noAnswer();
            }
            return list.results();
        });
    }

    ProvisionReport provision(Mapping mapping) {
        try {
            return make(mapping);
        } catch (Paused p) {
            throw new TargetException(p.pause.problem());
        } catch (Failure f) {
            throw Problems.account(f, WRITE);
        }
    }

    private ProvisionReport make(Mapping mapping) {
        var there = properties();
        var created = new ArrayList<String>();
        var present = new ArrayList<String>();
        var groupReady = false;
        for (var ours : OurProperties.of(mapping)) {
            var property = there.get(ours.name());
            if (property != null) {
                refuseDifference(property, ours);
                present.add(ours.name());
                continue;
            }
            if (!groupReady) {
                makeGroup();
                groupReady = true;
            }
            (makeProperty(ours) ? created : present).add(ours.name());
        }
        return new ProvisionReport(created, present);
    }

    private void makeGroup() {
        try {
            connection.change(api -> api.create(new Group(OurProperties.GROUP, "Herkomst")));
        } catch (Failure f) {
            if (f.status != 409 && !f.unknown()) {
                throw f;
            }
        }
    }

    /** Whether it was made now; one that came in between, or whose answer was lost, is compared. */
    private boolean makeProperty(Property ours) {
        try {
            var made = connection.change(api -> api.create(ours));
            if (made == null || !ours.name().equals(made.name())) {
                throw Failure.notHubSpot();
            }
            return true;
        } catch (Failure f) {
            if (f.status != 409 && !f.unknown()) {
                throw f;
            }
            var there = properties().get(ours.name());
            if (there == null) {
                throw f;
            }
            refuseDifference(there, ours);
            return f.unknown();
        }
    }

    private static void refuseDifference(Property there, Property ours) {
        OurProperties.difference(there, ours).ifPresent(p -> {
            throw new TargetException(p);
        });
    }
}
