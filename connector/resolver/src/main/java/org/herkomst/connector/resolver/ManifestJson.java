package org.herkomst.connector.resolver;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The manifest as it stands in the index's file: JSON, so that anybody can read it there. */
final class ManifestJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private ManifestJson() {}

    static byte[] write(IndexManifest manifest) {
        ObjectNode document = MAPPER.createObjectNode()
                .put("version", manifest.version())
                .put("settings", manifest.settings())
                .put("model", manifest.model())
                .put("intervals", manifest.intervals());
        for (IndexManifest.Input input : manifest.inputs()) {
            ObjectNode one = document.withArray("inputs").addObject();
            one.put("type", input.type()).put("file", input.file()).put("licence", input.licence());
            one.put("dated", input.dated() == null ? null : input.dated().toString());
            one.put("rows", input.rows()).put("skipped", input.skipped()).put("sha256", input.sha256());
            new TreeSet<>(input.permits())
                    .forEach(permission -> one.withArray("permits").add(permission.name()));
        }
        return MAPPER.writeValueAsBytes(document);
    }

    static IndexManifest read(ByteBuffer json) {
        byte[] bytes = new byte[json.remaining()];
        json.duplicate().get(bytes);
        JsonNode document = MAPPER.readTree(bytes);
        List<IndexManifest.Input> inputs = new ArrayList<>();
        document.path("inputs").forEach(input -> inputs.add(input(input)));
        return new IndexManifest(
                document.path("version").asString(),
                document.path("settings").asString(),
                document.path("model").asString(),
                inputs,
                document.path("intervals").asLong());
    }

    private static IndexManifest.Input input(JsonNode input) {
        Set<Permission> permits = EnumSet.noneOf(Permission.class);
        input.path("permits").forEach(permission -> permits.add(Permission.valueOf(permission.asString())));
        JsonNode dated = input.path("dated");
        return new IndexManifest.Input(
                input.path("type").asString(),
                input.path("file").asString(),
                input.path("licence").asString(),
                dated.isString() ? LocalDate.parse(dated.asString()) : null,
                input.path("rows").asLong(),
                input.path("skipped").asLong(),
                input.path("sha256").asString(),
                permits);
    }
}
