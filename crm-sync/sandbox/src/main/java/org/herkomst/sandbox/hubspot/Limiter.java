package org.herkomst.sandbox.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sandbox's limits: windows roll, search has its own and sends no headers. Guarded by the sandbox. */
final class Limiter {
    private final SandboxSettings settings;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private final Deque<Instant> searches = new ArrayDeque<>();
    private final Deque<Instant> upserts = new ArrayDeque<>();
    private LocalDate day = LocalDate.MIN;
    private int today;

    Limiter(SandboxSettings settings) {
        this.settings = settings;
    }

    Optional<Answer> refuse(String operation) {
        var limits = settings.limits();
        countDay();
        if (limits.perDay() > 0 && today > limits.perDay()) {
            return Optional.of(tooMany("DAILY"));
        }
        var search = operation.endsWith("search");
        if (search && over(searches, Duration.ofSeconds(1), limits.searchesPerSecond())) {
            return Optional.of(tooMany("SECONDLY"));
        }
        return !search && over(calls, Duration.ofSeconds(10), limits.perTenSeconds())
                ? Optional.of(tooMany("TEN_SECONDLY_ROLLING"))
                : Optional.empty();
    }

    Optional<Answer> lock(int records) {
        var limit = settings.limits().upsertsPerSecond();
        if (over(upserts, Duration.ofSeconds(1), limit)) {
            return Optional.of(Answer.refusal(new Refusal(423, "LOCKED", "Companies are locked")));
        }
        for (var i = 1; i < records; i++) {
            over(upserts, Duration.ofSeconds(1), 0);
        }
        return Optional.empty();
    }

    private void countDay() {
        var now = LocalDate.ofInstant(settings.clock().instant(), ZoneId.of(settings.timeZone()));
        today = now.equals(day) ? today + 1 : 1;
        day = now;
    }

    private boolean over(Deque<Instant> window, Duration length, int limit) {
        var now = settings.clock().instant();
        while (!window.isEmpty() && !window.peekFirst().isAfter(now.minus(length))) {
            window.removeFirst();
        }
        if (limit > 0 && window.size() >= limit) {
            return true;
        }
        window.addLast(now);
        return false;
    }

    int today() {
        return today;
    }

    private Answer tooMany(String policy) {
        var fault = Fault.tooMany(policy);
        return new Answer(429, headers(policy.equals("SECONDLY") ? "search" : ""), "application/json", fault.body());
    }

    Map<String, String> headers(String operation) {
        var limits = settings.limits();
        var headers = new LinkedHashMap<String, String>();
        if (operation.endsWith("search") || limits.perTenSeconds() == 0) {
            return headers;
        }
        headers.put("X-HubSpot-RateLimit-Max", Integer.toString(limits.perTenSeconds()));
        headers.put(
                "X-HubSpot-RateLimit-Remaining", Integer.toString(Math.max(0, limits.perTenSeconds() - calls.size())));
        headers.put("X-HubSpot-RateLimit-Interval-Milliseconds", "10000");
        headers.put("X-HubSpot-RateLimit-Daily", Integer.toString(limits.perDay()));
        headers.put("X-HubSpot-RateLimit-Daily-Remaining", Integer.toString(Math.max(0, limits.perDay() - today)));
        return headers;
    }
}
