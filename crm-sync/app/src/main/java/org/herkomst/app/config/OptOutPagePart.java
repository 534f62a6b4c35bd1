package org.herkomst.app.config;

import com.google.common.net.InetAddresses;
import java.net.URI;
import java.util.List;
import org.herkomst.app.config.HerkomstConfiguration.OptOutPage;
import org.herkomst.connector.matomo.Secret;
import org.herkomst.core.objection.Mailbox;
import org.jspecify.annotations.Nullable;

/** Reads {@code herkomst.opt-out-page}. */
final class OptOutPagePart {
    private static final int SUBMISSION = 587;
    private static final int SMTPS = 465;
    private static final int PAGE = 8485;
    private static final int TOP = 65_535;
    private static final int CONTACT_CHARS = 300;

    private OptOutPagePart() {}

    static @Nullable OptOutPage read(Section root) {
        if (!root.has("opt-out-page")) {
            return null;
        }
        Section section = root.child("opt-out-page");
        section.only("address", "port", "url", "contact", "languages", "trusted-proxies", "mail");
        String address = section.text("address");
        return new OptOutPage(
                address == null ? "127.0.0.1" : address,
                section.whole("port", PAGE, 0, TOP),
                url(section),
                contact(section),
                languages(section),
                proxies(section),
                mail(section.child("mail")));
    }

    private static URI url(Section section) {
        URI url = section.url("url", "https://opt-out.example.com");
        if (url.getRawQuery() != null) {
            section.fault("url", "holds a query (?...)", "Write it as https://opt-out.example.com.");
        }
        return url;
    }

    private static String contact(Section section) {
        String contact = section.required("contact", "privacy@example.com, or Example BV, Street 1, 1000 AA Amsterdam");
        if (contact.length() > CONTACT_CHARS) {
            section.fault("contact", "is longer than " + CONTACT_CHARS + " characters", "Write one address.");
        }
        return contact;
    }

    private static List<String> languages(Section section) {
        List<String> given = section.texts("languages");
        for (String language : given) {
            if (!OptOutPage.LANGUAGES.contains(language)) {
                section.fault(
                        "languages", "unknown language " + language, Nearest.hint(language, OptOutPage.LANGUAGES));
            }
        }
        return given.isEmpty()
                ? OptOutPage.LANGUAGES
                : given.stream().distinct().toList();
    }

    private static List<String> proxies(Section section) {
        List<String> given = section.texts("trusted-proxies");
        if (!given.stream().allMatch(OptOutPagePart::range)) {
            section.fault(
                    "trusted-proxies",
                    "holds something that is no address or range",
                    "Write addresses or ranges, such as 127.0.0.1 or 10.0.0.0/24.");
            return List.of();
        }
        return given.isEmpty() ? List.of("127.0.0.1", "::1") : given;
    }

    private static boolean range(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length > 2 || !InetAddresses.isInetAddress(parts[0])) {
            return false;
        }
        int most = InetAddresses.forString(parts[0]).getAddress().length * Byte.SIZE;
        return parts.length == 1 || (parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= most);
    }

    private static OptOutPage.Smtp mail(Section section) {
        section.only("host", "port", "username", "password", "from", "starttls");
        String host = section.required("host", "smtp.example.com");
        int port = section.whole("port", SUBMISSION, 1, TOP);
        boolean here = WebAddress.loopback(host);
        String standard = port == SMTPS || here ? "false" : "true";
        boolean startTls =
                section.choice("starttls", standard, List.of("true", "false")).equals("true");
        if (!startTls && port != SMTPS && !here && !host.isEmpty()) {
            section.warn("starttls", "is false: mails and the password travel unencrypted.");
        }
        String username = section.text("username");
        Secret password = section.secret("password", username != null);
        return new OptOutPage.Smtp(host, port, username, password, from(section), startTls);
    }

    private static String from(Section section) {
        String from = section.required("from", "opt-out@example.com");
        if (!from.isEmpty() && Mailbox.parse(from).isEmpty()) {
            section.fault("from", "is not a plain mail address", "Write it as opt-out@example.com.");
        }
        return from;
    }
}
