package org.herkomst.core.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.core.record.CrmRecord.Intent;
import org.herkomst.core.target.Receipt;

/**
 * Port: deliveries that wait, and their verdicts. At most one waits per target and company. Each method is a transaction of its own
 * unless the caller has one.
 */
public interface Outbox {

    /** Puts deliveries for a target; one that waits for the same company is replaced (its tries, and what was sent, kept). {@code id}, {@code tries} and {@code sent} given are ignored. */
    void put(String target, Collection<Delivery> deliveries);

    /** Deliveries that wait for these companies, due or not, by company. */
    Map<Long, Delivery> waiting(String target, Collection<Long> companies);

    /** Hashes of records that the target rejected for good (or that wait for a person), by company: not sent again until they change. */
    Map<Long, String> parked(String target, Collection<Long> companies);

    /** Which of these companies have a delivery, waiting or parked, of which the CRM may hold what no verdict has said. */
    Set<Long> unconfirmed(String target, Collection<Long> companies);

    /** Companies with a delivery that waits, due or not. */
    List<Long> waitingCompanies(String target);

    /**
     * Claims up to {@code limit} due deliveries for sending: status, lease, fencing token, in one short transaction.
     *
     * @param claim fencing token of this claim, from {@link #nextClaim()}
     */
    List<Delivery> claim(String target, int limit, long claim);

    /** Claims due deliveries of these companies only, as {@link #claim(String, int, long)} does of all. */
    List<Delivery> claim(String target, Collection<Long> companies, int limit, long claim);

    /** A new fencing token. */
    long nextClaim();

    /**
     * Renews the lease of claimed deliveries, directly before a send, and notes that it goes out.
     *
     * @param going what the request does with each, by the delivery's number
     * @return false where one of them is no longer ours
     */
    boolean renew(Map<Long, Intent> going, long claim);

    /** Takes deliveries of these companies off at every target, except those that are being sent at this moment; doesn't wait for other transactions. */
    int takeOff(Collection<Long> companies);

    /** Gives claimed deliveries back unsent, to be claimed again. */
    void release(Collection<Long> ids, long claim);

    /**
     * A person said which record of a target is a company's: the ledger has it as adopted from now on, with no field of ours, and what was
     * parked is sent again by the next run.
     */
    void link(String target, long company, String targetId);

    /** Takes deliveries off because the company opted out, as {@link #drop} does. */
    void suppress(Collection<Long> ids, long claim);

    /**
     * Takes deliveries of companies off, because they are withheld, opted out or no longer differ. Those of which the CRM may hold
     * something are parked instead, under an empty hash: it stays known until a verdict or a withdrawal has settled it.
     */
    void drop(String target, Collection<Long> companies);

    /**
     * Writes verdicts: accepted ones go into the ledger (a record that was found under our key without a verdict of before is ours if only requests that make one had gone out), what they wrote is noted for an undo, and they are off the outbox; rejected, ambiguous and conflicting ones are parked; deferred ones wait until their time. One transaction, refused where the claim is no longer ours.
     *
     * @param now time of the verdict
     */
    void settle(String target, Collection<Settled> settled, long claim, Instant now);

    /**
     * A delivery with its receipt.
     *
     * @param runId the run that sent it
     */
    record Settled(Delivery delivery, Receipt receipt, String runId) {
        /** Sent by the run that put it there. */
        public Settled(Delivery delivery, Receipt receipt) {
            this(delivery, receipt, delivery.runId());
        }
    }
}
