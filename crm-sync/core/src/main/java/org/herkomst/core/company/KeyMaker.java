package org.herkomst.core.company;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;

/** Makes keys: 80 bits in Crockford's base 32, lower case. */
final class KeyMaker {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int CHARS = 16;

    private KeyMaker() {}

    /** The same key for the same alias, so that a lost database finds its records again. */
    static CompanyKey derived(Alias strongest) {
        try {
            byte[] text = (strongest.kind() + "|" + strongest.value()).getBytes(StandardCharsets.UTF_8);
            return written(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    static CompanyKey chance(RandomGenerator random) {
        byte[] bytes = new byte[10];
        random.nextBytes(bytes);
        return written(bytes);
    }

    private static CompanyKey written(byte[] bytes) {
        StringBuilder key = new StringBuilder("hk-");
        for (int i = 0; i < CHARS; i++) {
            int at = i * 5;
            int pair = ((bytes[at / 8] & 0xff) << 8) | (at / 8 + 1 < bytes.length ? bytes[at / 8 + 1] & 0xff : 0);
            key.append(DIGITS.charAt((pair >> (11 - at % 8)) & 31));
        }
        return new CompanyKey(key.toString());
    }
}
