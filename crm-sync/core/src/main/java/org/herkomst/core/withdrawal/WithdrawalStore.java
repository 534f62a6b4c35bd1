package org.herkomst.core.withdrawal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.herkomst.core.target.Retracted;
import org.jspecify.annotations.Nullable;

/** Port: withdrawals and what each target has to do of them. Calls join the caller's transaction where there is one. */
public interface WithdrawalStore {

    /** Notes that a target is used: withdrawals reach it from now on, whether or not it is still configured. */
    void used(String target);

    /** Targets that were ever used. */
    Set<String> everUsed();

    /**
     * Stores a withdrawal with a task for each of these targets, due at once, with what ledger and outbox know of the record ({@link
     * WithdrawalTask#knowing}); so it comes before deliveries are taken off. A task for the
     * same company and target that is not verified yet is taken over; one that is verified is closed.
     *
     * @return its number
     */
    long open(Withdrawal withdrawal, Collection<String> targets);

    /** Which of these companies have a task at this target that is not verified yet: nothing may be sent of them. */
    Set<Long> unverified(String target, Collection<Long> companies);

    /** Which of these companies have a delivery to this target that is being sent, by a claim that lives. */
    Set<Long> beingSent(String target, Collection<Long> companies);

    /**
     * Claims up to {@code limit} tasks that are due: lease and fencing token, in a transaction of its own.
     *
     * @param claim fencing token of this claim
     * @param now by it tasks are due; leases go by the database's clock
     */
    List<WithdrawalTask> claim(String target, int limit, long claim, Instant now);

    /** When the next task of this target is due; absent where none is open. */
    Optional<Instant> nextDue(String target);

    /**
     * Writes what became of claimed tasks and gives them back. What is verified leaves ledger and outbox; a company whose tasks are all
     * verified loses its visits and sums, where it must not be processed again. A task whose claim is no longer ours, as where the company
     * objected once more in the meantime, stays as it is now; what was done is on its receipt all the same.
     *
     * @return numbers of the tasks that were ours
     */
    Set<Long> settle(Collection<Step> steps, long claim);

    /**
     * Tasks of an opt-out that was taken back go on for another one in force that asked for the same company; who has claimed one
     * loses it.
     */
    void passOn(long optOut);

    /** Ends the looks after verified tasks of an opt-out that was taken back; who has claimed one loses it. */
    void closeVerified(long optOut);

    /** The tasks of an opt-out's withdrawals, in a fixed order. */
    List<WithdrawalTask> ofOptOut(long optOut);

    /** All withdrawals with tasks that are not closed, oldest first. */
    List<WithdrawalTask> open();

    /** What was done for a task, oldest first: its receipt. */
    List<Done> receipt(long task);

    /**
     * A step of a task.
     *
     * @param task the task as it is after it
     * @param retracted what the target said
     * @param at when
     */
    record Step(WithdrawalTask task, Retracted retracted, Instant at) {}

    /**
     * An entry of a receipt.
     *
     * @param at when
     * @param outcome what became of it
     * @param targetId the record's id in the target, where there was one
     * @param problem code of what stood in the way
     */
    record Done(
            Instant at,
            Retracted.Outcome outcome,
            @Nullable String targetId,
            @Nullable String problem) {}
}
