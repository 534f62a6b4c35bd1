package org.herkomst.targets.odoo;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.ProvisionReport;
import org.herkomst.core.target.TargetCheck;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.Mapping;
import org.herkomst.targets.odoo.Failure.Kind;
import tools.jackson.databind.JsonNode;

/** Version, rights and our fields: looks at them, and makes fields that are missing. Never changes one that is there. */
final class Schema {
    private static final String MODEL_FIELDS = "ir.model.fields";

    private final Connection connection;
    private final Partners partners;

    Schema(Partners partners) {
        this.partners = partners;
        this.connection = partners.connection();
    }

    TargetCheck check(Mapping mapping) {
        var found = new ArrayList<String>();
        var problems = new ArrayList<Problem>();
        var account = "";
        try {
            account = "Odoo " + connection.version().text();
            found.add("spoken to by " + connection.dialect().name());
            fields(mapping, found, problems);
            rights(found, problems);
            found.add("Odoo can't demand that " + Keys.KEY + " is unique: let no other program write it");
            found.add("API keys of users without Settings rights expire, on Odoo 19 after at most three months");
        } catch (Paused p) {
            problems.add(p.pause.problem());
        } catch (TargetException e) {
            problems.add(e.problem());
        } catch (Failure f) {
            problems.add(Problems.account(f, "read contacts").problem());
        }
        return new TargetCheck(account, found, problems);
    }

    private void fields(Mapping mapping, List<String> found, List<Problem> problems) {
        var there = Fields.read(connection);
        var names = new TreeSet<>(List.of(Keys.KEY));
        mapping.fields().forEach(f -> names.add(f.target()));
        var missing = there.missing(names);
        found.add((names.size() - missing.size()) + " of " + names.size() + " fields are there");
        if (!missing.isEmpty()) {
            problems.add(Problems.fieldsMissing(missing));
        }
        for (var ours : OurFields.of(mapping)) {
            var present = there.byName().get(ours.name());
            if (present != null) {
                ours.difference(present).ifPresent(problems::add);
            }
        }
    }

    private void rights(List<String> found, List<Problem> problems) {
        var missing = new ArrayList<String>();
        for (var right : List.of("read", "write", "create", "unlink")) {
            var may = partners.may(right);
            if (may.isEmpty()) {
                found.add("Odoo doesn't say whether the user may " + right + " contacts");
            } else if (!may.get()) {
                missing.add(right + " contacts");
            }
        }
        if (!missing.isEmpty()) {
            problems.add(Problems.rightMissing(missing));
        }
    }

    ProvisionReport provision(Mapping mapping) {
        try {
            return make(mapping);
        } catch (Paused p) {
            throw new TargetException(p.pause.problem());
        } catch (Failure f) {
            throw Problems.account(f, "create fields (Settings)");
        }
    }

    private ProvisionReport make(Mapping mapping) {
        var there = Fields.read(connection);
        var created = new ArrayList<String>();
        var present = new ArrayList<String>();
        var missing = new ArrayList<OurFields>();
        for (var ours : OurFields.of(mapping)) {
            var field = there.byName().get(ours.name());
            if (field == null) {
                missing.add(ours);
            } else {
                refuseDifference(field, ours);
                present.add(ours.name());
            }
        }
        if (!missing.isEmpty()) {
            var model = model();
            missing.forEach(ours -> (makeField(ours, model) ? created : present).add(ours.name()));
        }
        return new ProvisionReport(created, present);
    }

    /** The number of the partners' model. */
    private long model() {
        var call = Call.of("ir.model", "search").with("domain", List.of(List.of("model", "=", Keys.PARTNER)));
        return connection.read(call, Schema::oneId);
    }

    private static long oneId(JsonNode answer) {
        if (answer.size() != 1 || !answer.path(0).isIntegralNumber()) {
            throw Failure.noAnswer();
        }
        return answer.path(0).longValue();
    }

    /** Whether it was made now; one that came in between, or whose answer was lost, is compared. */
    private boolean makeField(OurFields ours, long model) {
        try {
            var call = Call.of(MODEL_FIELDS, "create").with("vals_list", List.of(ours.definition(model)));
            connection.change(call, Schema::oneId);
            return true;
        } catch (Failure f) {
            if (f.kind != Kind.RECORD && !f.open()) {
                throw f;
            }
            var there = Fields.read(connection).byName().get(ours.name());
            if (there == null) {
                throw f;
            }
            refuseDifference(there, ours);
            return f.open();
        }
    }

    private static void refuseDifference(Fields.Field there, OurFields ours) {
        ours.difference(there).ifPresent(p -> {
            throw new TargetException(p);
        });
    }
}
