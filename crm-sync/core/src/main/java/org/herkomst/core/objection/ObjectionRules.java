package org.herkomst.core.objection;

import java.time.Duration;

/**
 * The terms and limits of objections.
 *
 * @param hold how long a domain is held at most
 * @param holds how many holds of one domain there may be within {@code holdsWithin}
 * @param holdsWithin see there
 * @param open how long an objection can be proven
 * @param link how long a mailed link is good
 * @param mailsToAddress mails to one address within a day
 * @param mailsToDomain mails to one domain within an hour
 * @param mails mails to all within an hour
 * @param keptOpen how long one that ran out or was refused is kept
 * @param keptConfirmed how long a confirmed one is kept; its opt-out stays
 */
public record ObjectionRules(
        Duration hold,
        int holds,
        Duration holdsWithin,
        Duration open,
        Duration link,
        int mailsToAddress,
        int mailsToDomain,
        int mails,
        Duration keptOpen,
        Duration keptConfirmed) {

    /** The rules of the page. */
    public static final ObjectionRules STANDARD = new ObjectionRules(
            Duration.ofHours(72),
            3,
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ofHours(24),
            3,
            5,
            600,
            Duration.ofDays(30),
            Duration.ofDays(180));
}
