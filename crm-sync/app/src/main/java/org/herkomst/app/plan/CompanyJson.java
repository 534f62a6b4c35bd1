package org.herkomst.app.plan;

import java.util.Locale;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.plan.Operation;
import org.herkomst.core.plan.PlannedCompany;
import org.herkomst.core.plan.PlannedCompany.Found;
import org.herkomst.core.plan.PlannedCompany.Made;
import org.herkomst.core.record.FieldChange;
import org.herkomst.core.record.FieldChange.Reason;
import org.herkomst.mappings.WritePolicy;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One company of a plan as JSON, and back. */
public final class CompanyJson {
    private CompanyJson() {}

    /** Fills a node. */
    public static void write(PlannedCompany company, ObjectNode node) {
        node.put("key", company.key().value())
                .put("name", company.name())
                .put("domain", company.domain())
                .put("operation", company.operation().id())
                .put("matched_by", company.found().matchedBy())
                .put("target_id", company.found().targetId())
                .put("record_hash", company.made().hash())
                .put("known_hash", company.made().known())
                .put("why", company.why());
        ArrayNode fields = node.putArray("fields");
        company.changes().forEach(change -> write(change, fields.addObject()));
    }

    private static void write(FieldChange change, ObjectNode node) {
        node.put("field", change.field())
                .put("old", change.before())
                .put("new", change.after())
                .put("wanted", change.wanted())
                .put("policy", change.policy().name().toLowerCase(Locale.ROOT))
                .put("written", change.written())
                .put("reason", change.reason().id())
                .put("why", change.reason().words());
    }

    static PlannedCompany read(JsonNode node) {
        return new PlannedCompany(
                new CompanyKey(node.path("key").asString("")),
                node.path("name").asString(""),
                text(node, "domain"),
                Operation.valueOf(word(node, "operation")),
                new Found(text(node, "target_id"), text(node, "matched_by")),
                new Made(
                        node.path("record_hash").asString(""),
                        node.path("known_hash").asString("")),
                node.path("fields").valueStream().map(CompanyJson::change).toList(),
                node.path("why").asString(""));
    }

    private static FieldChange change(JsonNode node) {
        return new FieldChange(
                node.path("field").asString(""),
                node.path("old").asString(""),
                node.path("wanted").asString(""),
                node.path("new").asString(""),
                WritePolicy.valueOf(word(node, "policy")),
                Reason.valueOf(word(node, "reason")));
    }

    private static String word(JsonNode node, String name) {
        return node.path(name).asString("").toUpperCase(Locale.ROOT);
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.asString() : null;
    }
}
