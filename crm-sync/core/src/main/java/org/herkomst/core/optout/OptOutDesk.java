package org.herkomst.core.optout;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.withdrawal.WithdrawalTask;

/** Where opt-outs are confirmed, held and taken back; each is one transaction, with its entry in the record of changes. */
public interface OptOutDesk {

    /**
     * The desk over these stores.
     *
     * @param targets names of the targets that are configured now
     */
    static OptOutDesk over(SyncStores stores, Collection<String> targets, Clock clock) {
        return new StandardDesk(stores, targets, clock);
    }

    /**
     * Confirms an opt-out: from the commit on nothing of the company is sent; what waits is taken off; every target that was ever used has
     * to take the company back. One that is in force already is confirmed again without effect.
     *
     * @param placed companies that the index places in or around an opted-out range
     * @param who who did it, as in the record of changes
     */
    Confirmed confirm(OptOut optOut, List<CompanyFacts> placed, String who);

    /**
     * Confirms several in one transaction, where it was found out before which of the companies known today each of them meets. As
     * many as the caller gives: it keeps transactions short.
     *
     * @param met numbers of the companies that an opt-out meets
     */
    List<Confirmed> confirmAll(List<OptOut> optOuts, Function<OptOut, Set<Long>> met, String who);

    /**
     * Takes back companies too that a confirmed opt-out meets and that were not known when it was confirmed.
     *
     * @return the targets that have to
     */
    Set<String> extend(OptOut optOut, Set<Long> companies, String who);

    /** Numbers of the companies known today that an opt-out would meet. */
    Set<Long> wouldMeet(OptOut optOut, List<CompanyFacts> placed);

    /** Holds exactly this domain until then: nothing of it is sent, nothing is withdrawn. A longer hold stays. */
    void hold(String domain, Instant until, String who);

    /** Takes an opt-out back: its withdrawals come to their end, and the company comes back only by new visits. False where there is none. */
    boolean remove(long id, String who);

    /** What the targets have done about an opt-out so far. */
    List<WithdrawalTask> tasks(long optOut);

    /**
     * A confirmed opt-out.
     *
     * @param id its number
     * @param companies numbers of the companies known today that it meets
     * @param targets targets that have to take them back
     * @param before whether it was in force already
     */
    record Confirmed(long id, Set<Long> companies, Set<String> targets, boolean before) {}
}
