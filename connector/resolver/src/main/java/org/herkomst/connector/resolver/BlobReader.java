package org.herkomst.connector.resolver;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link BlobWriter} wrote. Used once, by one thread. */
final class BlobReader {
    private final ByteBuffer bytes;

    /** Reads from where the buffer begins. */
    BlobReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    int number() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte next = bytes.get();
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                break;
            }
        }
        return value;
    }

    String text() {
        byte[] encoded = new byte[number()];
        bytes.get(encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }

    @Nullable
    String optional() {
        return number() == 0 ? null : text();
    }

    <T> List<T> list(Supplier<T> one) {
        int size = number();
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(one.get());
        }
        return values;
    }
}
