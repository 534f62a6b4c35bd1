package org.herkomst.app.command;

import java.time.Clock;
import java.time.Instant;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOut.Kind;
import org.herkomst.core.optout.OptOutRequest;
import org.jspecify.annotations.Nullable;

/** An opt-out from what the operator gave; a refusal is wrong use of the command, its last sentence the cure. */
final class OptOutEntry {
    private OptOutEntry() {}

    static OptOut of(Kind kind, String given, @Nullable String reason, Clock clock) {
        Instant now = clock.instant();
        try {
            return switch (kind) {
                case DOMAIN -> OptOutRequest.domain(given, reason, now);
                case NAME -> OptOutRequest.name(given, reason, now);
                case REGISTER -> OptOutRequest.register(given, reason, now);
                case RANGE -> OptOutRequest.range(given, reason, now);
                case TOMBSTONE ->
                    throw new IllegalArgumentException(
                            "A tombstone can't be given. Give a domain, name, register number or range.");
            };
        } catch (IllegalArgumentException refused) {
            throw refusal(String.valueOf(refused.getMessage()));
        }
    }

    private static UsageException refusal(String message) {
        int cure = message.indexOf(". ");
        return cure < 0
                ? new UsageException(message, "See herkomst optout add --help")
                : new UsageException(message.substring(0, cure), message.substring(cure + 2));
    }
}
