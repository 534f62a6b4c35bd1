package org.herkomst.core.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.company.CompanyKey;
import org.jspecify.annotations.Nullable;

/**
 * Port: activities that wait, and those that stand in a CRM. At most one a target, company, kind and slot. Of one that is settled only
 * hashes and ids are kept. Calls join the caller's transaction where there is one.
 */
public interface ActivityStore {

    /** All of these companies, by company, in the order in which they were made. */
    Map<Long, List<Stored>> of(String target, Collection<Long> companies);

    /**
     * Puts activities to be written; one in the same slot is written over, and whether it may have been sent is kept.
     *
     * @param activities by company
     */
    void put(String target, Map<Long, List<Activity>> activities);

    /** Takes off what waits, was never sent, and is about days before this one. */
    void dropBefore(String target, LocalDate day);

    /**
     * Claims what is due of companies that the CRM holds.
     *
     * @param afterId only those with a greater number
     * @param claim fencing token of this claim
     */
    List<Claimed> claim(String target, long afterId, int limit, long claim, Instant now);

    /**
     * Says, directly before a request, that one is being sent.
     *
     * @return false where the claim is no longer ours: it must not be sent
     */
    boolean sending(long id, long claim);

    /** Writes what became of one that was claimed; nothing where the claim is no longer ours. */
    void settle(long id, Settlement settlement, long claim);

    /** What an activity has come to. */
    enum State {
        /** To be written. */
        WAITING,
        /** Being written by whoever has the claim. */
        CLAIMED,
        /** In the CRM as we wrote it last. */
        STANDS,
        /** In a person's hands, or refused: never written again. */
        LEFT
    }

    /**
     * An activity as it is known.
     *
     * @param kind what it is
     * @param slot which one
     * @param state what it has come to
     * @param hash of what it says, or is to say
     * @param targetId its id in the CRM; absent: none, or not known
     * @param maybeSent whether a request that would make it may have come through
     * @param day the day that it is about
     */
    record Stored(
            Kind kind,
            String slot,
            State state,
            String hash,
            @Nullable String targetId,
            boolean maybeSent,
            LocalDate day) {}

    /**
     * An activity that is to be written.
     *
     * @param id its number
     * @param company its company's number
     * @param activity what it says
     * @param recordId id of the company's record in the CRM
     * @param standing what stands in the CRM of it
     */
    record Claimed(long id, long company, Activity activity, String recordId, Standing standing) {
        /** The company's key. */
        public CompanyKey key() {
            return activity.key();
        }
    }

    /**
     * What stands in the CRM.
     *
     * @param targetId the activity's id there; absent: none, or not known
     * @param sketch {@link Sketch} of what we wrote last
     * @param maybeSent whether a request that would make it may have come through
     * @param tries tries so far that came to nothing
     * @param earlier ids of tasks of the same rule that were made before it
     */
    record Standing(@Nullable String targetId, String sketch, boolean maybeSent, int tries, List<String> earlier) {
        public Standing {
            earlier = List.copyOf(earlier);
        }
    }

    /** What became of an activity. */
    sealed interface Settlement {
        /** It is in the CRM. */
        record Stands(String targetId, String sketch) implements Settlement {}

        /** It is left to people, or was refused for good. */
        record Left() implements Settlement {}

        /**
         * It may not be sent: forgotten where nothing of it can be in the CRM, else left.
         *
         * @param maybeSent whether an earlier request may have come through
         */
        record Dropped(boolean maybeSent) implements Settlement {}

        /**
         * It comes again.
         *
         * @param notBefore not before then; absent: any time
         * @param maybeSent whether the request may have come through
         */
        record Again(@Nullable Instant notBefore, boolean maybeSent) implements Settlement {}
    }
}
