package org.herkomst.connector.matomo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

class FieldNamesTests {
    private final FieldNames names = new FieldNames();

    @Test
    void readsWhatStandsThereWhateverIsExpected() {
        assertThat(read("{'a':1,'b':[{'x':1}],'c':'t'}")).containsExactly("a", "b", "c");
        assertThat(read("{'a':1,'b':2,'c':3}")).containsExactly("a", "b", "c");
        assertThat(read("{'a':1,'new':{},'b':2,'c':3}")).containsExactly("a", "new", "b", "c");
        assertThat(read("{'c':3,'b':2,'a':1,'a':2}")).containsExactly("c", "b", "a", "a");
        assertThat(read("{'a':1,'b':2}")).containsExactly("a", "b");
        assertThat(read("{}")).isEmpty();
        assertThat(read("{'':0,'ab':1,'a\\\"b':2,'a\\u0062':3,'caf\u00E9':4}"))
                .containsExactly("", "ab", "a\"b", "ab", "caf\u00E9");
        assertThat(read("{'':0,'ab':1,'a\\\"b':2,'a\\u0062':3,'caf\u00E9':4}"))
                .containsExactly("", "ab", "a\"b", "ab", "caf\u00E9");
    }

    @Test
    void endlessNewNamesAreReadAndNotKept() {
        for (int round = 0; round < 3; round++) {
            int base = round * 700;
            List<String> wanted =
                    IntStream.range(0, 700).mapToObj(i -> "n" + (base + i)).toList();
            String object = wanted.stream().map(n -> "'" + n + "':0").collect(Collectors.joining(",", "{", "}"));
            assertThat(read(object)).isEqualTo(wanted);
            assertThat(read(object)).isEqualTo(wanted);
        }
    }

    @Test
    void brokenTextIsToldAsTheParserTellsIt() {
        assertThat(read("{'a':1,'b':2}")).hasSize(2);
        assertThatThrownBy(() -> read("{'a':1,b:2}")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> read("{'a':1,'b")).isInstanceOf(JacksonException.class);
        assertThat(read("{'a':1,'b':2}")).containsExactly("a", "b");
    }

    private List<String> read(String object) {
        byte[] bytes = object.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        List<String> read = new ArrayList<>();
        try (JsonParser parser = Json.parser(bytes, 0, bytes.length)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            for (String name = names.first(parser); name != null; name = names.next(parser)) {
                assertThat(parser.currentName()).isEqualTo(name);
                read.add(name);
                parser.nextToken();
                parser.skipChildren();
            }
            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            return read;
        }
    }
}
