package org.herkomst.core.delivery;

import java.time.LocalDate;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Intent;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.Receipt.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One company record on its way to one target.
 *
 * @param id its number in the outbox
 * @param company the company's number
 * @param runId the run that put it there
 * @param record the record
 * @param hash hash of its fields
 * @param tries verdicts so far that left it waiting; what a crash cut off is not counted
 * @param sent what the CRM may hold of it already
 * @param expiresOn day after which the record must go
 */
public record Delivery(
        long id, long company, String runId, CrmRecord record, String hash, int tries, Sent sent, LocalDate expiresOn) {

    /** One that was not sent yet. */
    public Delivery(long company, String runId, CrmRecord record, String hash, LocalDate expiresOn) {
        this(0, company, runId, record, hash, 0, Sent.NOTHING, expiresOn);
    }

    /** The same with another record. */
    public Delivery with(CrmRecord other) {
        return new Delivery(id, company, runId, other, hash, tries, sent, expiresOn);
    }

    /** The same after so many tries. */
    public Delivery tried(int times) {
        return new Delivery(id, company, runId, record, hash, times, sent, expiresOn);
    }

    /** What is kept of one that isn't to be sent any more but may be in the CRM: its hash is no record's. */
    public Delivery takenOff() {
        return new Delivery(id, company, runId, record, "", tries, sent, expiresOn);
    }

    /** The same once a request of this intent may have gone out. */
    public Delivery going(Intent intent) {
        return new Delivery(id, company, runId, record, hash, tries, sent.and(intent), expiresOn);
    }

    /**
     * What became of a company's deliveries up to now, told before each request and so true after a crash too. It outlives a change of
     * the record that waits, a refusal, and being taken off, until the CRM accepts the record or it is taken back.
     */
    public enum Sent {
        /** No request has gone out. */
        NOTHING,
        /** Requests have gone out that made the record, if any of them was carried out; none that put our key into a person's. */
        MAKING,
        /** Requests have gone out. */
        WRITING;

        /** Whether the CRM may hold what nobody has confirmed. */
        public boolean maybe() {
            return this != NOTHING;
        }

        /** After one more request. */
        public Sent and(Intent intent) {
            return switch (intent) {
                case MAKE -> this == NOTHING ? MAKING : this;
                case ADOPT -> WRITING;
                case UPDATE -> this == NOTHING ? WRITING : this;
            };
        }

        /**
         * Who made a record that the CRM accepted.
         *
         * @param known what was known of it; absent where the CRM was found to hold our key and no verdict had said so: it is ours if
         *     nothing but requests that make it had gone out
         */
        public Ownership owner(Verdict verdict, @Nullable Known known) {
            if (verdict == Verdict.UPDATED) {
                return known != null ? known.ownership() : this == MAKING ? Ownership.MADE : Ownership.ADOPTED;
            }
            return verdict == Verdict.CREATED ? Ownership.MADE : Ownership.ADOPTED;
        }
    }
}
