package org.herkomst.app.page;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How often clients may ask for something that costs mails, rows or look-ups. Clients are known by a MAC, in memory only; key and
 * counts are thrown away every hour. The more of an hour's total is used, the less each client gets, so that a flood from few places
 * leaves room for all others. Thread-safe.
 */
final class RequestLimiter {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int KEY_BYTES = 32;
    private static final int PLENTY = 20;
    private static final int LESS = 5;
    private static final int LEAST = 2;

    private final Clock clock;
    private final int total;
    private final int holds;
    private final SecureRandom chance = new SecureRandom();
    private final Map<String, Integer> counts = new HashMap<>();
    private Instant begun;
    private byte[] key;
    private int used;
    private int held;

    /**
     * A limiter.
     *
     * @param total all that is allowed within an hour
     * @param holds holds that are given within an hour
     */
    RequestLimiter(Clock clock, int total, int holds) {
        this.clock = clock;
        this.total = total;
        this.holds = holds;
        this.begun = clock.instant();
        this.key = key();
    }

    /**
     * Counts one request; how long to wait where it is one too many, empty where it is allowed.
     *
     * @param client what tells clients apart; empty where nothing does: only the total counts then
     */
    synchronized Optional<Duration> refuse(String client) {
        roll();
        String mac = client.isEmpty() ? "" : mac(client);
        int before = counts.getOrDefault(mac, 0);
        if (used >= total || (!mac.isEmpty() && before >= share())) {
            return Optional.of(Duration.between(clock.instant(), begun.plus(WINDOW)));
        }
        used++;
        counts.put(mac, before + 1);
        return Optional.empty();
    }

    /** Whether another hold is allowed; counts it. */
    synchronized boolean mayHold() {
        roll();
        return held++ < holds;
    }

    private int share() {
        return used < total / 4 ? PLENTY : used < total / 2 ? LESS : LEAST;
    }

    private void roll() {
        if (!clock.instant().isBefore(begun.plus(WINDOW))) {
            begun = clock.instant();
            key = key();
            counts.clear();
            used = 0;
            held = 0;
        }
    }

    private byte[] key() {
        byte[] fresh = new byte[KEY_BYTES];
        chance.nextBytes(fresh);
        return fresh;
    }

    private String mac(String client) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(client.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
