package org.herkomst.core.optout;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.herkomst.connector.resolver.ExcludedRanges;
import org.herkomst.connector.resolver.names.AsciiHost;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.connector.resolver.names.DomainName;
import org.herkomst.connector.resolver.names.FreeMail;
import org.herkomst.core.optout.OptOut.Kind;
import org.jspecify.annotations.Nullable;

/** Opt-outs from what a person types. Each method refuses what would block too much or nothing, with the cure. */
public final class OptOutRequest {
    private static final Pattern MAILBOX = Pattern.compile("[^@/?#\\s]+@[^@/?#\\s]+");

    private OptOutRequest() {}

    /** By domain, host, web address or the address of a mailbox at it; covers its subdomains. */
    public static OptOut domain(String given, @Nullable String reason, Instant now) {
        String registrable = DomainName.parse(host(behindMailbox(given)))
                .map(DomainName::value)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + given + "\" is no company's domain. Give one such as acme.example."));
        if (FreeMail.isFreeMail(registrable)) {
            throw new IllegalArgumentException(registrable
                    + " is a mail provider's domain. Give the company's own domain, name or register number.");
        }
        return optOut(Kind.DOMAIN, host(given), given, reason, now);
    }

    /** By name; the legal form is left aside. */
    public static OptOut name(String given, @Nullable String reason, Instant now) {
        CompanyName name = CompanyName.of(given, null);
        if (given.isBlank() || name.core().isBlank()) {
            throw new IllegalArgumentException("The name holds no letter or digit. Give the company's name in full.");
        }
        if (name.isLegalFormOnly()) {
            throw new IllegalArgumentException(
                    "\"" + given.strip() + "\" is a legal form, not a name. Give the company's name in full.");
        }
        return optOut(Kind.NAME, name.core(), given, reason, now);
    }

    /** By register number, such as {@code kvk:12345678} or {@code lei:...}. */
    public static OptOut register(String given, @Nullable String reason, Instant now) {
        // Pasted from a page, numbers come with fixed spaces and wide digits.
        String value =
                Normalizer.normalize(given, Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        boolean good = value.startsWith("kvk:")
                ? value.matches("kvk:\\d{8}")
                : value.startsWith("lei:")
                        ? value.matches("lei:[a-z0-9]{20}")
                        : value.matches("[a-z]{2,12}:[a-z0-9./-]{2,40}");
        if (!good) {
            throw new IllegalArgumentException(
                    "\"" + given + "\" is no register number. Write kvk: and 8 digits, or lei: and 20 characters.");
        }
        return optOut(Kind.REGISTER, value, given, reason, now);
    }

    /** By range of addresses: CIDR or {@code first-last}. */
    public static OptOut range(String given, @Nullable String reason, Instant now) {
        ExcludedRanges.parse(List.of(given.strip()));
        return optOut(Kind.RANGE, given.strip().toLowerCase(Locale.ROOT), given, reason, now);
    }

    private static OptOut optOut(Kind kind, String value, String given, @Nullable String reason, Instant now) {
        String why = reason == null ? "" : clean(reason);
        return new OptOut(0, kind, value, clean(given), why.isEmpty() ? null : why, now, null);
    }

    /** No database keeps a character of value 0 in a text. */
    private static String clean(String text) {
        return text.replace("\0", "").strip();
    }

    /** Of an address of a mailbox what stands behind its last at sign; other texts as they are. */
    private static String behindMailbox(String given) {
        String text = given.strip().replaceFirst("(?i)^mailto:", "");
        return MAILBOX.matcher(text).matches() ? text.substring(text.lastIndexOf('@') + 1) : text;
    }

    private static String host(String given) {
        String host = given.strip()
                .replaceFirst("(?i)^([a-z][a-z0-9+.-]*:)?//", "")
                .replaceFirst("[/?#].*$", "")
                .replaceFirst("^.*@", "")
                .replaceFirst(":\\d*$", "")
                .replaceFirst("\\.$", "");
        return AsciiHost.of(host).orElse(host).replaceFirst("^(www\\.)+(?=.*\\.)", "");
    }
}
