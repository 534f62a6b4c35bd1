package org.herkomst.app.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of tombstones, made of {@code visit.key}, which is outside of the database. Thread-safe. */
final class TombstoneKey {
    private static final String KIND = "HmacSHA256";
    private final SecretKeySpec key;

    TombstoneKey(byte[] visitKey) {
        this.key = new SecretKeySpec(mac(new SecretKeySpec(visitKey, KIND), "herkomst tombstones"), KIND);
    }

    String hash(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, text));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(KIND);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + KIND, impossible);
        }
    }
}
