package org.herkomst.connector.matomo;

import java.io.InputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Streaming JSON within limits: depth 64, strings of 1 M characters, numbers of 100 digits. Reads numbers as PHP may send them. */
final class Json {
    private static final int MAX_DIGITS = 18;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(1_000_000)
                    .maxNumberLength(100)
                    .maxNameLength(10_000)
                    .maxDocumentLength(-1)
                    .build())
            .build();

    private Json() {}

    static JsonParser parser(InputStream in) {
        return FACTORY.createParser(ObjectReadContext.empty(), in);
    }

    static JsonParser parser(byte[] bytes, int offset, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length);
    }

    /** A whole number, also as text; 0 for false, null and anything else. */
    static long number(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? 0 : parser.getLongValue();
        }
        if (token == JsonToken.VALUE_STRING) {
            return number(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return (long) parser.getDoubleValue();
        }
        parser.skipChildren();
        return 0;
    }

    /** A whole number of at most 18 digits; 0 for anything else. */
    static long number(char[] text, int offset, int length) {
        if (length == 0 || length > MAX_DIGITS) {
            return 0;
        }
        long value = 0;
        for (int i = offset; i < offset + length; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return 0;
            }
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }
}
