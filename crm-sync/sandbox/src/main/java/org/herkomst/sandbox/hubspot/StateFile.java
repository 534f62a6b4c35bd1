package org.herkomst.sandbox.hubspot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The account in one file, written whole after each change. Guarded by the account. */
final class StateFile {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;

    StateFile(Path folder) {
        this.file = folder.resolve("hubspot-sandbox.json");
    }

    void load(SandboxAccount account) {
        if (!Files.exists(file)) {
            return;
        }
        var state = MAPPER.readTree(file);
        state.path("groups").forEach(g -> account.groups().add(g.asString()));
        state.path("properties").forEach(p -> account.put(rule(p)));
        state.path("companies").forEach(c -> account.put(company(c)));
        state.path("engagements").forEach(e -> account.engagements().put(engagement(e)));
    }

    private static PropertyRule rule(JsonNode p) {
        return new PropertyRule(
                p.path("name").asString(),
                p.path("label").asString(),
                p.path("groupName").asString(),
                p.path("type").asString(),
                p.path("fieldType").asString(),
                p.path("hasUniqueValue").asBoolean(),
                p.path("options")
                        .valueStream()
                        .map(o -> o.path("value").asString())
                        .toList());
    }

    private static Company company(JsonNode node) {
        var company = new Company(
                node.path("id").asString(), Instant.parse(node.path("createdAt").asString()));
        company.updated = Instant.parse(node.path("updatedAt").asString());
        company.archived = node.path("archived").asBoolean();
        company.mergedInto =
                node.path("mergedInto").isString() ? node.path("mergedInto").asString() : null;
        node.path("properties")
                .properties()
                .forEach(e -> company.properties.put(e.getKey(), e.getValue().asString()));
        return company;
    }

    private static Engagement engagement(JsonNode node) {
        var engagement = new Engagement(
                node.path("id").asString(),
                node.path("type").asString(),
                node.path("company").asString(),
                Instant.parse(node.path("createdAt").asString()));
        engagement.archived = node.path("archived").asBoolean();
        node.path("properties")
                .properties()
                .forEach(e -> engagement.properties.put(e.getKey(), e.getValue().asString()));
        return engagement;
    }

    private static JsonNode json(Engagement engagement) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", engagement.id);
        node.put("type", engagement.type);
        node.put("company", engagement.company);
        node.put("createdAt", engagement.created.toString());
        node.put("archived", engagement.archived);
        var properties = node.putObject("properties");
        engagement.properties.forEach(properties::put);
        return node;
    }

    void save(SandboxAccount account) {
        var state = JsonNodeFactory.instance.objectNode();
        var groups = state.putArray("groups");
        account.groups().forEach(groups::add);
        var properties = state.putArray("properties");
        account.rules().values().forEach(r -> properties.add(SchemaCalls.json(r)));
        var companies = state.putArray("companies");
        for (var company : account.all()) {
            var node = BatchCalls.company(company, company.properties.keySet().stream());
            node.withObject("properties").remove("hs_object_id");
            node.put("mergedInto", company.mergedInto);
            companies.add(node);
        }
        var engagements = state.putArray("engagements");
        account.engagements().all().forEach(e -> engagements.add(json(e)));
        write(state);
    }

    private void write(JsonNode state) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var next = file.resolveSibling("hubspot-sandbox.json.new");
            MAPPER.writeValue(next, state);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
