package org.herkomst.sandbox.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Batch calls on companies. Guarded by the account. */
final class BatchCalls {
    private final SandboxAccount account;
    private final SandboxSettings settings;
    private final Random order = new Random(7);

    BatchCalls(SandboxAccount account, SandboxSettings settings) {
        this.account = account;
        this.settings = settings;
    }

    Answer upsert(JsonNode body) {
        RequestCheck.upsert(body);
        return each(body, this::upsertOne);
    }

    Answer update(JsonNode body) {
        RequestCheck.update(body);
        return each(body, this::updateOne);
    }

    Answer archive(JsonNode body) {
        RequestCheck.archive(body);
        body.path("inputs").forEach(i -> account.find(i.path("id").asString()).archived = true);
        return new Answer(204, Map.of(), "application/json", "");
    }

    private interface Write {
        Written write(JsonNode input);
    }

    private record Written(Company company, boolean made) {}

    /** Each input has a trace id (the check saw to that), so each has its own verdict; a conflict may still fail the batch. */
    private Answer each(JsonNode body, Write write) {
        uniqueProperty(body);
        var results = new ArrayList<JsonNode>();
        var errors = JsonNodeFactory.instance.arrayNode();
        for (var input : body.path("inputs")) {
            try {
                results.add(result(write.write(input), input));
            } catch (Refusal r) {
                if (r.status == 409) {
                    throw r;
                }
                errors.add(named(r, input.path("objectWriteTraceId").asString()));
            }
        }
        Collections.shuffle(results, order);
        return Answer.json(
                errors.isEmpty() ? 200 : settings.partialStatus(),
                complete(results, errors, settings.clock().instant()));
    }

    private void uniqueProperty(JsonNode body) {
        for (var input : body.path("inputs")) {
            var by = input.path("idProperty");
            var rule = by.isString() ? account.rules().get(by.asString()) : null;
            if (by.isString() && rule == null) {
                throw Refusal.invalid("Property \"" + by.asString() + "\" does not exist");
            }
            if (rule != null && !rule.unique()) {
                throw Refusal.invalid("Unable to perform update/upsert by non-unique 0-2 property " + by.asString());
            }
        }
    }

    private Written upsertOne(JsonNode input) {
        var by = input.path("idProperty").asString();
        var values = values(input);
        values.putIfAbsent(by, input.path("id").asString());
        var there = account.byUnique(by, input.path("id").asString(), false);
        if (there.isPresent()) {
            account.set(there.get(), values);
            return new Written(there.get(), false);
        }
        return new Written(account.make(values), true);
    }

    private Written updateOne(JsonNode input) {
        var by = input.path("idProperty");
        var id = input.path("id").asString();
        var company = by.isString() ? account.byUnique(by.asString(), id, false) : Optional.of(account.find(id));
        account.set(company.orElseThrow(() -> new Refusal(404, "OBJECT_NOT_FOUND", "No company " + id)), values(input));
        return new Written(company.get(), false);
    }

    private static Map<String, String> values(JsonNode input) {
        var values = new LinkedHashMap<String, String>();
        input.path("properties")
                .properties()
                .forEach(e -> values.put(e.getKey(), e.getValue().asString()));
        return values;
    }

    private ObjectNode named(Refusal refusal, String trace) {
        var error = Answer.error(refusal);
        error.putObject("context").putArray("objectWriteTraceId").add(trace);
        return error;
    }

    private ObjectNode result(Written written, JsonNode input) {
        var node = company(written.company(), values(input).keySet().stream());
        node.put("new", written.made());
        node.put("objectWriteTraceId", input.path("objectWriteTraceId").asString());
        return node;
    }

    /** A company as HubSpot shows it: ids are strings, and what has no value is null. */
    static ObjectNode company(Company company, Stream<String> names) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", company.id);
        var properties = node.putObject("properties");
        properties.put("hs_object_id", company.id);
        names.forEach(n -> properties.put(n, company.properties.get(n)));
        node.put("createdAt", company.created.toString());
        node.put("updatedAt", company.updated.toString());
        node.put("archived", company.archived);
        return node;
    }

    static ObjectNode complete(List<JsonNode> results, ArrayNode errors, Instant now) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("status", "COMPLETE");
        node.putArray("results").addAll(results);
        if (!errors.isEmpty()) {
            node.put("numErrors", errors.size());
            node.set("errors", errors);
        }
        node.put("startedAt", now.toString());
        node.put("completedAt", now.toString());
        return node;
    }

    Answer read(JsonNode body, boolean archived) {
        RequestCheck.read(body);
        var by = body.path("idProperty");
        if (by.isString()) {
            readable(by.asString());
        }
        var names =
                body.path("properties").valueStream().map(JsonNode::asString).toList();
        var results = new ArrayList<JsonNode>();
        var missing = new ArrayList<String>();
        for (var input : body.path("inputs")) {
            var id = input.path("id").asString();
            var found = by.isString() ? account.byUnique(by.asString(), id, archived) : byId(id);
            found.filter(c -> c.archived == archived)
                    .ifPresentOrElse(c -> results.add(company(c, names.stream())), () -> missing.add(id));
        }
        Collections.shuffle(results, order);
        return Answer.json(
                missing.isEmpty() ? 200 : settings.partialStatus(),
                complete(results, notFound(missing), settings.clock().instant()));
    }

    private void readable(String property) {
        var rule = account.rules().get(property);
        if (rule == null) {
            throw Refusal.invalid("Property \"" + property + "\" does not exist");
        }
        if (!rule.unique()) {
            throw Refusal.invalid("Unable to perform read by non-unique 0-2 property " + property);
        }
    }

    private Optional<Company> byId(String id) {
        try {
            return Optional.of(account.find(id));
        } catch (Refusal r) {
            return Optional.empty();
        }
    }

    private static ArrayNode notFound(List<String> ids) {
        var errors = JsonNodeFactory.instance.arrayNode();
        if (!ids.isEmpty()) {
            var error = Answer.error(new Refusal(404, "OBJECT_NOT_FOUND", "Could not get some COMPANY objects"));
            var context = error.putObject("context").putArray("ids");
            ids.forEach(context::add);
            errors.add(error);
        }
        return errors;
    }
}
