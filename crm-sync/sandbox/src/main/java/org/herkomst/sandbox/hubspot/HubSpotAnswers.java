package org.herkomst.sandbox.hubspot;

import java.util.Map;

/** The sandbox's account without a server: the same answers, for the asking. Takes every key. For one thread at a time. */
public final class HubSpotAnswers {
    private final SandboxSettings settings;
    private final SandboxAccount account;
    private final Limiter limiter;
    private final Calls calls;
    private int number;

    /** An account that behaves so. */
    public HubSpotAnswers(SandboxSettings settings) {
        this.settings = settings;
        this.account = new SandboxAccount(settings);
        this.limiter = new Limiter(settings);
        this.calls = new Calls(account, settings, limiter);
    }

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param headers headers
     * @param body body
     */
    public record Answered(int status, Map<String, String> headers, String body) {}

    /** Its companies and properties. */
    public SandboxAccount account() {
        return account;
    }

    /** The short name of what a request asks for, such as {@code batch/upsert}. */
    public static String operation(String method, String path) {
        int query = path.indexOf('?');
        return Calls.operation(method, query < 0 ? path : path.substring(0, query));
    }

    /** Carries a request out. */
    public Answered answer(String method, String path, String body) {
        try {
            String operation = operation(method, path);
            var request = new RequestLog.Request(
                    ++number, operation, method, path, body, settings.clock().instant());
            var answer = limiter.refuse(operation).orElseGet(() -> calls.carryOut(request));
            return new Answered(answer.status(), answer.headers(), answer.body());
        } catch (Refusal refusal) {
            return new Answered(
                    refusal.status, Map.of(), Answer.refusal(refusal).body());
        }
    }
}
