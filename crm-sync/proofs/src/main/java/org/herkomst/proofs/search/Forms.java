package org.herkomst.proofs.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/** Collects the forms of one secret. */
final class Forms {
    private static final int SHORTEST = 4;
    private static final HexFormat HEX = HexFormat.of();

    private final int secret;
    private final List<Needle> needles = new ArrayList<>();

    Forms(int secret) {
        this.secret = secret;
    }

    List<Needle> needles() {
        return List.copyOf(needles);
    }

    /** A text in every encoding, escape and hash. */
    Forms text(String form, String text, Needle.Edge edge) {
        plain(form, text, edge);
        plain(form + " url", text.replace(".", "%2E").replace(":", "%3A").replace("@", "%40"), edge);
        plain(form + " url", text.replace(":", "%3a").replace("@", "%40").replace(" ", "+"), edge);
        plain(form + " json", escaped(text), edge);
        add(form + " utf-16le", text.getBytes(StandardCharsets.UTF_16LE), Needle.Edge.ANY);
        add(form + " utf-16be", text.getBytes(StandardCharsets.UTF_16BE), Needle.Edge.ANY);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        hex(form, bytes);
        base64(form, bytes);
        return hashes(form, bytes);
    }

    /** Raw bytes, both orders, in hexadecimal and as hashes. */
    Forms raw(String form, byte[] bytes) {
        Needle.Edge edge = bytes.length < 8 ? Needle.Edge.WEAK : Needle.Edge.ANY;
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        add(form, bytes, edge);
        add(form + " reversed", reversed, edge);
        hex(form, bytes);
        hex(form + " reversed", reversed);
        return hashes(form, bytes);
    }

    /** A number in decimal. */
    Forms number(String form, String digits) {
        return plain(form, digits, Needle.Edge.DIGIT);
    }

    private Forms plain(String form, String text, Needle.Edge edge) {
        add(form, text.getBytes(StandardCharsets.UTF_8), edge);
        if (!text.equals(text.toUpperCase(Locale.ROOT))) {
            add(form + " upper", text.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8), edge);
        }
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            add(form + " lower", text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8), edge);
        }
        return this;
    }

    private void hex(String form, byte[] bytes) {
        Needle.Edge edge = bytes.length < 8 ? Needle.Edge.HEX : Needle.Edge.ANY;
        plain(form + " hex", HEX.formatHex(bytes), edge);
    }

    private void base64(String form, byte[] bytes) {
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[bytes.length + shift];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            int from = shift == 0 ? 0 : shift + 1;
            String sure = all.substring(from, shifted.length * 8 / 6);
            add(form + " base64", sure.getBytes(StandardCharsets.US_ASCII), Needle.Edge.ANY);
            String web = sure.replace('+', '-').replace('/', '_');
            add(form + " base64", web.getBytes(StandardCharsets.US_ASCII), Needle.Edge.ANY);
        }
    }

    private Forms hashes(String form, byte[] bytes) {
        for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
            byte[] hash = digest(algorithm, bytes);
            add(form + " " + algorithm, hash, Needle.Edge.ANY);
            hex(form + " " + algorithm, hash);
            base64(form + " " + algorithm, hash);
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        number(form + " CRC32", Long.toString(crc.getValue()));
        return plain(form + " CRC32", String.format("%08x", crc.getValue()), Needle.Edge.HEX);
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has " + algorithm, missing);
        }
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean plain = Character.isLetterOrDigit(c);
            out.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return out.toString();
    }

    private void add(String form, byte[] bytes, Needle.Edge edge) {
        if (bytes.length >= SHORTEST) {
            needles.add(new Needle(secret, form, bytes, edge));
        }
    }
}
