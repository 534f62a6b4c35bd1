package org.herkomst.core.activity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.herkomst.core.company.CompanyKey;
import org.jspecify.annotations.Nullable;

/**
 * A note or a task beside a company's record. Plain text without angle brackets: a target writes it as its CRM needs it.
 *
 * @param key the company's key
 * @param kind what it is
 * @param slot which one: of a note its day, of a task its rule and the day on which it was made; one a company, kind and slot
 * @param subject one line
 * @param body lines; the last one is the {@link #mark}
 * @param due when a task is to be done; absent: no day
 * @param day the day that it is about; one that waits longer than the mapping allows is no news any more
 */
public record Activity(
        CompanyKey key,
        Kind kind,
        String slot,
        String subject,
        String body,
        @Nullable LocalDate due,
        LocalDate day) {
    private static final int HASH_BYTES = 16;

    public Activity {
        subject = plain(subject);
        body = plain(body);
    }

    /** No CRM may take a word for a tag, and none of ours is lost as one when it is compared. */
    private static String plain(String text) {
        return text.replace('<', '‹').replace('>', '›');
    }

    /** What an activity is. */
    public enum Kind {
        NOTE,
        TASK;

        /** The word for it in marks and reports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The line by which it is found again in the CRM. */
    public String mark() {
        return mark(key, kind, slot);
    }

    /** The line by which an activity is found again in the CRM. */
    public static String mark(CompanyKey key, Kind kind, String slot) {
        return "Herkomst " + key.value() + " " + kind.id() + " " + slot;
    }

    /** Hash of all that it says; hexadecimal. */
    public String hash() {
        return hash(
                subject.length() + ":" + subject + body.length() + ":" + body + Objects.requireNonNullElse(due, ""));
    }

    /** A hash of a text; hexadecimal. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
