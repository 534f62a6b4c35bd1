package org.herkomst.sandbox.hubspot;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Properties and groups. Guarded by the account. */
final class SchemaCalls {
    private final SandboxAccount account;

    SchemaCalls(SandboxAccount account) {
        this.account = account;
    }

    Answer list() {
        var node = JsonNodeFactory.instance.objectNode();
        var results = node.putArray("results");
        account.rules().values().forEach(r -> results.add(json(r)));
        return Answer.json(200, node);
    }

    Answer one(String name) {
        var rule = account.rules().get(name);
        if (rule == null) {
            throw new Refusal(404, "OBJECT_NOT_FOUND", "No such property");
        }
        return Answer.json(200, json(rule));
    }

    Answer create(JsonNode body) {
        RequestCheck.property(body);
        var name = body.path("name").asString();
        if (account.rules().containsKey(name)) {
            throw new Refusal(409, "OBJECT_ALREADY_EXISTS", "A property named '" + name + "' already exists.");
        }
        if (!account.groups().contains(body.path("groupName").asString())) {
            throw Refusal.invalid("Property group does not exist");
        }
        var options = body.path("options")
                .valueStream()
                .map(o -> o.path("value").asString())
                .toList();
        var rule = new PropertyRule(
                name,
                body.path("label").asString(),
                body.path("groupName").asString(),
                body.path("type").asString(),
                body.path("fieldType").asString(),
                body.path("hasUniqueValue").asBoolean(false),
                options);
        account.put(rule);
        return Answer.json(201, json(rule));
    }

    Answer groups() {
        var node = JsonNodeFactory.instance.objectNode();
        var results = node.putArray("results");
        account.groups().forEach(g -> results.addObject().put("name", g).put("label", g));
        return Answer.json(200, node);
    }

    Answer createGroup(JsonNode body) {
        RequestCheck.group(body);
        if (!account.groups().add(body.path("name").asString())) {
            throw new Refusal(409, "OBJECT_ALREADY_EXISTS", "The group already exists");
        }
        return Answer.json(201, body);
    }

    static ObjectNode json(PropertyRule rule) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("name", rule.name());
        node.put("label", rule.label());
        node.put("groupName", rule.group());
        node.put("type", rule.type());
        node.put("fieldType", rule.fieldType());
        node.put("hasUniqueValue", rule.unique());
        var options = node.putArray("options");
        var order = 0;
        for (var option : rule.options()) {
            options.addObject()
                    .put("label", option)
                    .put("value", option)
                    .put("hidden", false)
                    .put("displayOrder", order++);
        }
        return node;
    }
}
