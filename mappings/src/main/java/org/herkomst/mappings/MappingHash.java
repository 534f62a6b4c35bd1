package org.herkomst.mappings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Hash of what a mapping does: the same whatever the file's layout, order and comments. */
final class MappingHash {
    private static final int BYTES = 6;

    private MappingHash() {}

    static String of(String target, String key, List<FieldMapping> fields, MappingParts parts) {
        StringBuilder canonical = new StringBuilder();
        add(canonical, target);
        add(canonical, key);
        fields.stream()
                .sorted(Comparator.comparing(FieldMapping::target))
                .forEach(field -> parts(field).forEach(part -> add(canonical, part)));
        parts.parts().forEach(part -> add(canonical, part));
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha.digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static List<String> parts(FieldMapping field) {
        List<String> parts = new ArrayList<>();
        parts.add(field.target());
        parts.add(field.policy().id());
        parts.add(Objects.requireNonNullElse(field.label(), ""));
        parts.add(Integer.toString(field.value().parts().size()));
        parts.addAll(field.value().parts());
        parts.addAll(field.rules().parts());
        return parts;
    }

    /** With its length in front, so that no text can pass for two. */
    private static void add(StringBuilder canonical, String part) {
        canonical.append(part.length()).append(':').append(part);
    }
}
