package org.herkomst.app.command;

import java.io.PrintStream;
import java.util.Iterator;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a command writes.
 *
 * @param out results only
 * @param err warnings, progress, errors in text mode
 * @param json whether the one result is a JSON document
 */
record Console(PrintStream out, PrintStream err, boolean json) {
    /** Made only where it is used: it takes a third of a light command's time. */
    private static final class Json {
        static final JsonMapper MAPPER =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /** A new JSON object. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode parse(String text) {
        return Json.MAPPER.readTree(text);
    }

    /** Prints the result in the form that was asked for. */
    void result(JsonNode document, String text) {
        out.println(json ? Json.MAPPER.writeValueAsString(document) : text);
    }

    /** Prints a document with one list, entry by entry, however many there are; in JSON only. */
    void list(String name, Iterator<ObjectNode> entries) {
        ObjectWriter writer = Json.MAPPER.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);
        try (JsonGenerator generator = writer.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeArrayPropertyStart(name);
            while (entries.hasNext()) {
                generator.writeTree(entries.next());
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
        out.println();
    }

    void progress(String line) {
        err.println(line);
    }
}
