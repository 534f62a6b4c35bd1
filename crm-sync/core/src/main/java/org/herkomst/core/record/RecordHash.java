package org.herkomst.core.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.mappings.MappingSet.MappedField;
import org.jspecify.annotations.Nullable;

/** SHA-256 over a record's fields in name order, each part with its length before it. */
public final class RecordHash {
    private RecordHash() {}

    /** The hash, 64 hex digits. */
    public static String of(CrmRecord record) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(record.fields()).forEach((name, field) -> append(text, name, field));
        return digest(text);
    }

    /** The hash of what a target accepted; of nothing where it never did. */
    public static String of(@Nullable Known known) {
        StringBuilder text = new StringBuilder();
        if (known != null) {
            append(text, known.targetId());
            append(text, known.ownership().name());
            new TreeMap<>(known.fields()).forEach((name, value) -> {
                append(text, name);
                append(text, value);
            });
        }
        return digest(text);
    }

    private static void append(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }

    private static String digest(StringBuilder text) {
        try {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static void append(StringBuilder text, String name, MappedField field) {
        String value = field.value().asText();
        text.append(name.length()).append(':').append(name).append(field.policy());
        text.append(value.length()).append(':').append(value);
    }
}
