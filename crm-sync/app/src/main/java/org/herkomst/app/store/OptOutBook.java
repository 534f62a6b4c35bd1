package org.herkomst.app.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.withdrawal.WithdrawalStore.Done;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.jspecify.annotations.Nullable;

/** The opt-outs in force and holds, each with what was done about it. Reads only; as of each call. */
public interface OptOutBook {

    /** Entries by number, beginning after {@code afterId} (0: from the start). */
    List<Entry> page(long afterId, int limit);

    /** The entry with this number, where it is in force. */
    Optional<Entry> find(long id);

    /**
     * What the targets have to do about the companies of an opt-out, with what they did, oldest first. A company that another opt-out met
     * later is taken back once, for both.
     */
    List<Part> parts(long id);

    /** How far an opt-out has come. */
    enum State {
        /** Exactly this domain is held for a short time: nothing of it is sent, nothing is taken back, its owner has yet to prove it. */
        HELD,
        /** In force: nothing is sent. What the targets have is to be taken back; none of them was asked yet. */
        CONFIRMED,
        /** In force, and nothing was known that had to be taken back. */
        BLOCKED,
        /** In force, and targets are taking back or looking whether it stays so. */
        WITHDRAWING,
        /** In force, and each target was seen twice without anything of it; looks go on. */
        VERIFIED,
        /** In force, all was taken back, and the looks are over. */
        CLOSED;

        static State of(OptOut optOut, Map<WithdrawalTask.State, Long> tasks, boolean begun) {
            if (optOut.heldUntil() != null) {
                return HELD;
            }
            if (tasks.isEmpty()) {
                return BLOCKED;
            }
            if (tasks.containsKey(WithdrawalTask.State.WAITING) || tasks.containsKey(WithdrawalTask.State.LOOKING)) {
                return begun ? WITHDRAWING : CONFIRMED;
            }
            return tasks.containsKey(WithdrawalTask.State.VERIFIED) ? VERIFIED : CLOSED;
        }
    }

    /**
     * An entry.
     *
     * @param optOut the opt-out or hold
     * @param state how far it has come
     */
    record Entry(OptOut optOut, State state) {}

    /**
     * What one target has to do about one company, and did.
     *
     * @param task the task
     * @param company the company's name, while it is known
     * @param receipt what was done, oldest first
     */
    record Part(WithdrawalTask task, @Nullable String company, List<Done> receipt) {}
}
