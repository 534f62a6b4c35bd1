package org.herkomst.core.objection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.herkomst.core.objection.ObjectionStore.MailTo;

/** When the next mail may go out, by what went out already. The caller has lined up. */
final class MailAllowance {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private final ObjectionStore objections;
    private final ObjectionRules rules;

    MailAllowance(ObjectionStore objections, ObjectionRules rules) {
        this.objections = objections;
        this.rules = rules;
    }

    /** From when on a mail to this address may go out; not after {@code now} where it may at once. */
    Instant from(String address, String domain, Instant now) {
        Instant byAddress = from(MailTo.ADDRESS, address, rules.mailsToAddress(), DAY, now);
        Instant byDomain = from(MailTo.DOMAIN, domain, rules.mailsToDomain(), HOUR, now);
        Instant byAll = from(MailTo.ANYBODY, "", rules.mails(), HOUR, now);
        return later(byAddress, later(byDomain, byAll));
    }

    private Instant from(MailTo to, String value, int most, Duration within, Instant now) {
        List<Instant> sent = objections.mails(to, value, now.minus(within));
        return sent.size() < most
                ? now
                : sent.get(sent.size() - most).plus(within).plusMillis(1);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
