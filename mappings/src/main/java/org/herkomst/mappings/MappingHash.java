package org.herkomst.mappings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Hash of what a mapping does: the same whatever the file's layout and comments. */
final class MappingHash {
    private static final int BYTES = 6;

    private MappingHash() {}

    static String of(String target, String key, List<FieldMapping> fields) {
        StringBuilder canonical =
                new StringBuilder(target).append('\n').append(key).append('\n');
        fields.forEach(field -> canonical.append(field).append('\n'));
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha.digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
