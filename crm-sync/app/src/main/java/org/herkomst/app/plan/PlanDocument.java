package org.herkomst.app.plan;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.herkomst.app.report.ReportJson;
import org.herkomst.core.plan.Operation;
import org.herkomst.core.plan.Plan;
import org.herkomst.core.run.RunReport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A plan as one JSON document: what it was made of, counts on top, then company by company. Its seal is an HMAC over the whole document by
 * the installation's key, so that an edited or shortened file, or one of another installation, is not applied.
 */
public final class PlanDocument {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final JsonMapper COMPACT = JsonMapper.builder().build();
    private static final String FORMAT = "herkomst_plan";
    private static final String SEAL = "seal";
    private static final int VERSION = 1;
    private static final List<String> COUNTERS = List.of("visits", "companies", "writes", "fields", "api", "errors");

    private final ObjectNode tree;

    private PlanDocument(ObjectNode tree) {
        this.tree = tree;
    }

    /**
     * The document of a plan.
     *
     * @param key the installation's key
     */
    public static PlanDocument of(PlanHead head, Plan plan, RunReport report, byte[] key) {
        ObjectNode tree = JSON.createObjectNode();
        tree.put(FORMAT, VERSION).put("id", head.id());
        head(tree, head);
        tree.put("guard", plan.guard());
        ObjectNode operations = tree.putObject("operations");
        for (Operation operation : Operation.values()) {
            operations.put(operation.id(), plan.count(operation));
        }
        ObjectNode counts = ReportJson.tree(report);
        COUNTERS.forEach(name -> tree.set(name, counts.path(name)));
        ArrayNode companies = tree.putArray("records");
        plan.companies().forEach(company -> CompanyJson.write(company, companies.addObject()));
        tree.put(SEAL, seal(tree, key));
        return new PlanDocument(tree);
    }

    private static void head(ObjectNode tree, PlanHead head) {
        tree.put("job", head.job())
                .put("target", head.target())
                .put("made_at", head.madeAt().toString())
                .put("config_version", head.configVersion())
                .put("mapping_hash", head.mappingHash())
                .put("index_version", head.indexVersion())
                .put("opt_out_version", head.optOutVersion());
    }

    /**
     * Reads a document.
     *
     * @throws PlanUnusableException where it is none, or not as it was made here
     */
    public static PlanDocument read(String text, byte[] key) {
        PlanDocument document = new PlanDocument(parsed(text));
        if (document.tree.path(FORMAT).asInt() != VERSION) {
            throw new PlanUnusableException(
                    "The file is no plan that this version of Herkomst reads", "Make a new one with the command plan.");
        }
        byte[] found = document.tree.path(SEAL).asString("").getBytes(StandardCharsets.UTF_8);
        byte[] right = seal(document.tree, key).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(found, right)) {
            throw new PlanUnusableException(
                    "The plan is not as it was made here: it was edited, or made by another installation",
                    "Make a new one with the command plan. To send less, use --first or --share.");
        }
        return document;
    }

    private static ObjectNode parsed(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException broken) {
            // Said below, without the file's content.
        }
        throw new PlanUnusableException(
                "The file is no plan, or not a whole one: it was shortened or edited",
                "Make a new one with the command plan.");
    }

    private static String seal(ObjectNode tree, byte[] key) {
        ObjectNode sealed = tree.deepCopy();
        sealed.remove(SEAL);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update("herkomst plan\n".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of()
                    .formatHex(mac.doFinal(COMPACT.writeValueAsString(sealed).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }

    /** What the plan was made of. */
    public PlanHead head() {
        try {
            return new PlanHead(
                    text("job"),
                    text("target"),
                    Instant.parse(text("made_at")),
                    text("config_version"),
                    text("mapping_hash"),
                    text("index_version"),
                    tree.path("opt_out_version").asLong());
        } catch (DateTimeParseException impossible) {
            throw new PlanUnusableException("The plan has no time", "Make a new one with the command plan.");
        }
    }

    private String text(String name) {
        return tree.path(name).asString("");
    }

    /** The plan. */
    public Plan plan() {
        return new Plan(
                tree.path("records").valueStream().map(CompanyJson::read).toList(), text("guard"));
    }

    /** The document as a tree; its counters are those of a run that would do it, under the run report's names. */
    public ObjectNode tree() {
        return tree;
    }

    /** The document as text. */
    public String json() {
        return JSON.writeValueAsString(tree);
    }
}
