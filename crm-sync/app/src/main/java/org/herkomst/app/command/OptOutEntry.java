package org.herkomst.app.command;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.herkomst.connector.resolver.CompanyName;
import org.herkomst.connector.resolver.DomainName;
import org.herkomst.connector.resolver.ExcludedRanges;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOut.Kind;
import org.jspecify.annotations.Nullable;

/** Makes an opt-out from what a person gave, normalised; refuses what names no company. */
final class OptOutEntry {
    private OptOutEntry() {}

    static OptOut of(Kind kind, String given, @Nullable String reason, Clock clock) {
        String value = switch (kind) {
            case DOMAIN ->
                DomainName.parse(given)
                        .map(DomainName::value)
                        .orElseThrow(() -> new UsageException(
                                "\"" + given + "\" is no company's domain",
                                "Write one such as acme.example, no public suffix, no address"));
            case NAME -> name(given);
            case REGISTER -> register(given);
            case RANGE -> range(given);
        };
        return new OptOut(0, kind, value, given.strip(), reason, clock.instant());
    }

    private static String name(String given) {
        String core = CompanyName.of(given, null).core();
        if (core.isBlank()) {
            throw new UsageException("The name is empty", "Write the company's name");
        }
        return core;
    }

    private static String register(String given) {
        String value = given.strip().toLowerCase(Locale.ROOT).replace(" ", "");
        if (!value.matches("[a-z][a-z0-9]{1,15}:[a-z0-9./-]{2,40}")) {
            throw new UsageException(
                    "\"" + given + "\" is no register number",
                    "Write register and number, such as kvk:12345678 or lei:...");
        }
        return value;
    }

    private static String range(String given) {
        try {
            ExcludedRanges.parse(List.of(given.strip()));
            return given.strip();
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("The range can't be read", "Write it as 192.0.2.0/24 or 2001:db8::/32");
        }
    }
}
