package org.herkomst.connector.resolver;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the values of an index's records one behind the other: whole numbers in groups of seven bits, texts in UTF-8 with their length. */
final class BlobWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    BlobWriter number(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bytes.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
        return this;
    }

    BlobWriter text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        bytes.writeBytes(encoded);
        return this;
    }

    /** A text that may be absent. */
    BlobWriter optional(@Nullable String text) {
        number(text == null ? 0 : 1);
        return text == null ? this : text(text);
    }

    <T> BlobWriter list(List<T> values, Consumer<T> one) {
        number(values.size());
        values.forEach(one);
        return this;
    }

    /** What was written; the writer is empty again. */
    byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }
}
