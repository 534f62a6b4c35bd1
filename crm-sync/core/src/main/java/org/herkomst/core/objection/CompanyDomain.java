package org.herkomst.core.objection;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import org.herkomst.connector.resolver.names.DomainName;
import org.herkomst.connector.resolver.names.FreeMail;
import org.herkomst.core.objection.FormFault.Field;
import org.herkomst.core.objection.FormFault.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A domain as somebody typed it: a company's whole domain, or what is wrong. All equal forms (case, width, Unicode or punycode, a last
 * dot, {@code www}, a web address) give one value; look-alikes give another. A part of a domain is refused, so that nobody reaches a
 * company, or many, by a name below or above its own.
 *
 * @param value the domain; absent where something is wrong
 * @param fault what is wrong; absent where nothing is
 */
record CompanyDomain(@Nullable String value, @Nullable FormFault fault) {
    private static final int MAX_CHARS = 500;

    static CompanyDomain read(String given) {
        String text = given.length() > MAX_CHARS ? "" : Normalizer.normalize(given, Form.NFKC);
        Optional<String> domain = DomainName.parse(text).map(DomainName::value);
        if (domain.isEmpty()) {
            return wrong(Kind.NO_DOMAIN, null);
        }
        if (FreeMail.isFreeMail(domain.get())) {
            return wrong(Kind.FREE_MAIL, domain.get());
        }
        return isWhole(text, domain.get())
                ? new CompanyDomain(domain.get(), null)
                : wrong(Kind.PART_OF_DOMAIN, domain.get());
    }

    /** Whether the text names the domain itself; with another label before it, it would be a longer one. */
    private static boolean isWhole(String text, String domain) {
        return Hosts.of(text)
                .filter(host -> host.equals(domain) || host.equals("www." + domain))
                .isPresent();
    }

    private static CompanyDomain wrong(Kind kind, @Nullable String hint) {
        return new CompanyDomain(null, new FormFault(Field.DOMAIN, kind, hint));
    }
}
