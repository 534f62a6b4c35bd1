package org.herkomst.core.objection;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A mail address of the plain form {@code local@domain} (RFC 5321, 4.1.2, dot-string): no quotes, no comments, ASCII before the
 * {@code @}, so that it is one recipient and can't end a header line. It lives in memory only, and never prints.
 */
public final class Mailbox {
    private static final String WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern FORM = Pattern.compile("(" + WORD + "(?:\\." + WORD + ")*)@([^@\\s]+)");
    private static final int LOCAL = 64;
    private static final int WHOLE = 254;
    private static final int MAC_BYTES = 16;

    private final String local;
    private final String domain;

    private Mailbox(String local, String domain) {
        this.local = local;
        this.domain = domain;
    }

    /** An address; empty where the text is none. */
    public static Optional<Mailbox> parse(String given) {
        Matcher form = FORM.matcher(given.length() > WHOLE ? "" : given);
        if (!form.matches() || form.group(1).length() > LOCAL) {
            return Optional.empty();
        }
        return Hosts.of(form.group(2))
                .filter(host -> host.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+") && plain(form.group(2)))
                .map(host -> new Mailbox(form.group(1), host));
    }

    /** A host by itself: what {@link Hosts} would cut off is no part of an address. */
    private static boolean plain(String host) {
        return host.chars().noneMatch(c -> c == '/' || c == ':' || c == '?' || c == '#');
    }

    /** Its domain: lower case, punycode. */
    public String domain() {
        return domain;
    }

    /** The address, for the one place that writes to it. */
    public String reveal() {
        return local + "@" + domain;
    }

    /**
     * What limits know it by: the same for all spellings that commonly reach one mailbox (case, {@code +tag}).
     *
     * @param key secret; without it nobody tells whether an address is meant
     */
    public String mac(byte[] key) {
        String canonical = local.toLowerCase(Locale.ROOT).replaceFirst("(?<=.)\\+.*$", "") + "@" + domain;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] whole = mac.doFinal(("mailbox " + canonical).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, MAC_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "[mailbox]";
    }
}
