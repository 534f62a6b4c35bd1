package org.herkomst.core.objection;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.run.SyncStores;
import org.jspecify.annotations.Nullable;

/**
 * Where objections are asked for, proven and decided. Each step is one transaction, with its entry in the record of changes. What it
 * answers never depends on whether the company was ever seen. Thread-safe.
 */
public interface ObjectionDesk {

    /** What a desk works with. */
    record Means(
            SyncStores stores,
            ObjectionStore objections,
            OptOutDesk optOuts,
            ObjectionRules rules,
            SecretKey key,
            Clock clock,
            RandomGenerator chance) {}

    /** A desk. */
    static ObjectionDesk over(Means means) {
        return new StandardObjectionDesk(means);
    }

    /**
     * Takes an objection in.
     *
     * @param mayHold whether its domain may be held meanwhile; it then is, unless it was held often enough of late
     */
    Asked ask(Named named, String language, boolean mayHold);

    /** Notes a mail that proves an objection; whoever gets a letter has to send it. The mailbox must be of the objection's domain. */
    Mailing mail(Objection objection, Mailbox mailbox);

    /** The objection that a mailed link would confirm now; changes nothing. */
    Optional<Objection> awaiting(Token token);

    /** Confirms by a mailed link; exactly one confirmation has an effect, however many come. */
    Confirmation confirm(Token token);

    /** Confirms because the domain publishes the challenge; false where it is settled already or its time is over. */
    boolean prove(long id, Proof proof);

    /** A person accepts or refuses an objection that is open; false where there is none. */
    boolean decide(long id, boolean accept, String who);

    /** The objection of a status link. */
    Optional<ObjectionStore.Found> find(Token status);

    /** An objection that was taken in, and the secret of its status link. */
    record Asked(Objection objection, Token status) {}

    /**
     * What became of the wish for a mail.
     *
     * @param letter what is to be sent; absent where the limits allow none now
     * @param retryAt when a mail may be asked for again, where there is no letter
     */
    record Mailing(@Nullable Letter letter, Instant retryAt) {}

    /** A mail that is to be sent: its number, where to, and the token of its link. */
    record Letter(long id, Mailbox to, Objection objection, Token token) {}

    /** What a mailed link came to. */
    enum Confirmation {
        /** It is an opt-out now. */
        CONFIRMED,
        /** The objection was settled before. */
        SETTLED,
        /** There is no such link, or its time is over. */
        VOID
    }
}
