package org.herkomst.core.objection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** A secret of 128 bits that stands in a link. Only its hash is ever stored; it never prints. */
public final class Token {
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
    private final String text;

    private Token(String text) {
        this.text = text;
    }

    /**
     * A new one.
     *
     * @param chance a cryptographic source, but in tests
     */
    public static Token random(RandomGenerator chance) {
        byte[] bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        return of(bytes);
    }

    /** One from a link; empty where the text is none. */
    public static Optional<Token> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Token(text)) : Optional.empty();
    }

    private static Token of(byte[] bytes) {
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The text for the link. */
    public String reveal() {
        return text;
    }

    /** What is stored of it. The token is random, so that a plain hash can't be searched for. */
    public String hash() {
        return HexFormat.of().formatHex(digest("stored " + text));
    }

    /** The secret of the status link that whoever confirms by this token gets. */
    public Token status() {
        byte[] bytes = new byte[BYTES];
        System.arraycopy(digest("status " + text), 0, bytes, 0, BYTES);
        return of(bytes);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "[token]";
    }
}
