package org.herkomst.core.withdrawal;

import java.time.Instant;
import org.herkomst.core.delivery.Delivery.Sent;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * The part of a withdrawal that one target has to do.
 *
 * @param id its number
 * @param withdrawal what it belongs to
 * @param target the target's name
 * @param targetId the record's id there, where known
 * @param ownership who made the record, where known
 * @param progress how far it has come
 */
public record WithdrawalTask(
        long id,
        Withdrawal withdrawal,
        String target,
        @Nullable String targetId,
        @Nullable Ownership ownership,
        Progress progress) {

    /** The same task, further on. */
    public WithdrawalTask with(Progress next) {
        return new WithdrawalTask(id, withdrawal, target, targetId, ownership, next);
    }

    /**
     * The same with what is known of the record by now: the ledger's word; without one, a person's where a request may have put our key
     * into it.
     *
     * @param known what the ledger has; absent where no verdict was ever known
     * @param sent what has gone out since, by the delivery that waits or is parked
     */
    public WithdrawalTask knowing(@Nullable Known known, Sent sent) {
        if (known != null) {
            return new WithdrawalTask(id, withdrawal, target, known.targetId(), known.ownership(), progress);
        }
        Ownership owner = ownership == null && sent == Sent.WRITING ? Ownership.ADOPTED : ownership;
        return new WithdrawalTask(id, withdrawal, target, targetId, owner, progress);
    }

    /** How far a task has come. */
    public enum State {
        /** Nothing was done yet, or the target did not answer. */
        WAITING,
        /** Done; being looked at whether it stays so. */
        LOOKING,
        /** The second look found nothing; looked at daily and weekly where the company must not be processed again. */
        VERIFIED,
        /** Done for good. */
        CLOSED
    }

    /**
     * How far a task has come.
     *
     * @param state its state
     * @param tries tries in a row that came to nothing
     * @param emptyLooks looks in a row that found nothing
     * @param dueAt when it is due again; absent once closed
     * @param verifiedAt when the second look found nothing for the first time
     */
    public record Progress(
            State state,
            int tries,
            int emptyLooks,
            @Nullable Instant dueAt,
            @Nullable Instant verifiedAt) {

        /** The same, but nothing is looked for any more. */
        public Progress closed() {
            return new Progress(State.CLOSED, tries, emptyLooks, null, verifiedAt);
        }

        /** A task that is to be done at once. */
        public static Progress begin(Instant now) {
            return new Progress(State.WAITING, 0, 0, now, null);
        }
    }
}
