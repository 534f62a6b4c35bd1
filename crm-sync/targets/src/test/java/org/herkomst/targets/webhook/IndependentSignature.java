package org.herkomst.targets.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** HMAC-SHA256 as RFC 2104 writes it down, of SHA-256 alone: what a receiver computes, without the target's code or the JDK's Mac. */
final class IndependentSignature {
    private static final int BLOCK = 64;

    private IndependentSignature() {}

    static String of(String secret, String timestamp, byte[] body) {
        var key = secret.getBytes(StandardCharsets.UTF_8);
        key = key.length > BLOCK ? sha256(key) : key;
        var text = new ByteArrayOutputStream();
        text.writeBytes((timestamp + ".").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(body);
        var inner = sha256(joined(padded(key, 0x36), text.toByteArray()));
        var hex = new StringBuilder();
        for (var b : sha256(joined(padded(key, 0x5c), inner))) {
            hex.append(String.format("%02x", b));
        }
        return hex.toString();
    }

    private static byte[] padded(byte[] key, int pad) {
        var block = new byte[BLOCK];
        for (var i = 0; i < BLOCK; i++) {
            block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
        }
        return block;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(other);
        return all.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
