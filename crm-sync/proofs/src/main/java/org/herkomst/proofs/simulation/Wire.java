package org.herkomst.proofs.simulation;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.proofs.simulation.Crm.Asked;
import org.herkomst.sandbox.hubspot.HubSpotAnswers.Answered;
import org.herkomst.sandbox.hubspot.SandboxAccount;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a request to the CRM holds, and its answer changed as networks and servers do. */
final class Wire {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String INPUTS = "inputs";
    private static final String TRACE = "objectWriteTraceId";
    private static final String KEY = "herkomst_key";
    private static final Wire NOTHING = new Wire(JsonNodeFactory.instance.objectNode());
    private final JsonNode body;

    private Wire(JsonNode body) {
        this.body = body;
    }

    static Wire of(Asked asked) {
        return asked.operation().equals("batch/upsert") || asked.operation().equals("batch/update")
                ? new Wire(MAPPER.readTree(asked.body()))
                : NOTHING;
    }

    boolean isBatchWrite() {
        return size() > 0;
    }

    int size() {
        return body.path(INPUTS).size();
    }

    /** Whether it writes values of companies, rather than taking ours back. */
    boolean carriesValues() {
        for (JsonNode input : body.path(INPUTS)) {
            for (Map.Entry<String, JsonNode> e : input.path("properties").properties()) {
                if (!e.getValue().asString().isEmpty() && !e.getKey().equals("herkomst_do_not_process")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Our keys of the companies that it is about. */
    Set<String> keys(SandboxAccount account) {
        Set<String> keys = new TreeSet<>();
        for (JsonNode input : body.path(INPUTS)) {
            keys.add(key(input, account));
        }
        return keys;
    }

    private static String key(JsonNode input, SandboxAccount account) {
        String id = input.path("id").asString();
        if (input.path("idProperty").asString("").equals(KEY)) {
            return id;
        }
        String given = input.path("properties").path(KEY).asString("");
        return given.isEmpty() ? account.valuesOf(id).getOrDefault(KEY, "") : given;
    }

    /** The request without one input. */
    Asked without(int left, Asked asked) {
        ObjectNode copy = (ObjectNode) body.deepCopy();
        ((ArrayNode) copy.path(INPUTS)).remove(left);
        return new Asked(asked.method(), asked.path(), copy.toString());
    }

    /** An answer that says that this input was not done. */
    Answered withError(Answered answered, int left) {
        if (answered.status() >= 300) {
            return answered;
        }
        ObjectNode copy = (ObjectNode) MAPPER.readTree(answered.body());
        ObjectNode error = copy.withArray("errors").addObject();
        error.put("status", "error").put("category", "INTERNAL_ERROR").put("message", "Later");
        error.putObject("context")
                .putArray(TRACE)
                .add(body.path(INPUTS).path(left).path(TRACE).asString());
        copy.put("numErrors", copy.path("errors").size());
        return new Answered(207, answered.headers(), copy.toString());
    }

    /** An answer that leaves a result out. */
    Answered withoutOneResult(Answered answered) {
        if (!isBatchWrite() || answered.status() >= 300) {
            return answered;
        }
        ObjectNode copy = (ObjectNode) MAPPER.readTree(answered.body());
        ArrayNode results = copy.withArray("results");
        if (!results.isEmpty()) {
            results.remove(0);
        }
        return new Answered(answered.status(), answered.headers(), copy.toString());
    }

    /** An answer without the numbers that differ from run to run. */
    static String withoutTraces(String answer) {
        return answer.replaceAll("hk-(w-)?\\d+\"", "\"");
    }
}
