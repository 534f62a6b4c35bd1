package org.herkomst.core.objection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A company's objection that came by the page. It blocks nothing for good until it is proven.
 *
 * @param id its number; 0 before it is stored
 * @param named what the company is named by
 * @param language language of its pages and mails, such as {@code nl}
 * @param challenge what the domain publishes to prove it; means nothing to others
 * @param kept its state as stored; {@link #state(Instant)} knows the time too
 * @param requestedAt when it was asked for
 * @param openUntil until when it can be proven
 * @param heldUntil until when the domain is held, where it is
 * @param lookedAt when the domain was last looked at for the challenge, on request
 * @param proof how it was proven
 * @param settledAt when it was confirmed or refused
 */
public record Objection(
        long id,
        Named named,
        String language,
        String challenge,
        State kept,
        Instant requestedAt,
        Instant openUntil,
        @Nullable Instant heldUntil,
        @Nullable Instant lookedAt,
        @Nullable Proof proof,
        @Nullable Instant settledAt) {

    /** How far it has come. */
    public enum State {
        /** Asked for; waits for a proof. */
        REQUESTED,
        /** Waits for a proof; nothing of exactly this domain is sent meanwhile. */
        HELD,
        /** Named by no domain: waits for a person of the operator. */
        REVIEW,
        /** It is an opt-out. */
        CONFIRMED,
        /** A person of the operator refused it. */
        REFUSED,
        /** Nobody proved it in time. */
        EXPIRED
    }

    /** Its state at a time. */
    public State state(Instant now) {
        if (kept == State.CONFIRMED || kept == State.REFUSED) {
            return kept;
        }
        if (!now.isBefore(openUntil)) {
            return State.EXPIRED;
        }
        if (kept == State.REVIEW) {
            return kept;
        }
        return heldUntil != null && now.isBefore(heldUntil) ? State.HELD : State.REQUESTED;
    }

    /** Whether it can be proven at a time. */
    public boolean provable(Instant now) {
        State state = state(now);
        return state == State.REQUESTED || state == State.HELD;
    }
}
