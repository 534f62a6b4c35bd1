package org.herkomst.targets.webhook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.herkomst.targets.webhook.Post.Answer;
import org.herkomst.targets.webhook.Said.Word;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a receiver said of the lines that it got. */
final class Verdicts {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");

    /** A receiver's words go into reports: plain ones, no address, no markup. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} _.,:'()-]{1,120}");

    private Verdicts() {}

    /**
     * Of an answer with status 2xx. Without a verdict in it all was taken; with verdicts, only what they say.
     *
     * @throws Failure where it can't be told what the receiver did
     */
    static Map<String, Said> of(Answer answer, List<Line> lines) {
        if (answer.page()) {
            throw Failure.lost();
        }
        if (answer.body().contains("\"verdict\"")) {
            return read(answer.body(), lines);
        }
        if (answer.type().contains("json") && !answer.body().isBlank()) {
            parsed(answer.body());
        }
        var said = new LinkedHashMap<String, Said>();
        lines.forEach(line -> said.put(line.key(), Said.TAKEN));
        return said;
    }

    private static Map<String, Said> read(String body, List<Line> lines) {
        var keys = lines.stream().map(Line::key).toList();
        var said = new LinkedHashMap<String, Said>();
        body.lines().filter(text -> !text.isBlank()).forEach(text -> {
            var node = parsed(text);
            var key = node.path("key").asString("");
            if (keys.contains(key)) {
                said.put(key, said(node));
            }
        });
        return said;
    }

    private static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw Failure.lost();
        }
    }

    private static Said said(JsonNode node) {
        var word = Word.of(node.path("verdict").asString("")).orElse(Word.DEFERRED);
        var id = node.path("id").asString("");
        var problem = node.path("problem").asString("");
        var ignored = new ArrayList<String>();
        node.path("ignored").valueStream().map(n -> n.asString("")).forEach(ignored::add);
        ignored.removeIf(name -> !NAME.matcher(name).matches());
        return new Said(
                word,
                ID.matcher(id).matches() ? id : null,
                PLAIN.matcher(problem).matches() ? problem : "",
                ignored);
    }
}
