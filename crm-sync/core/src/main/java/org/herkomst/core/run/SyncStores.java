package org.herkomst.core.run;

import org.herkomst.core.activity.ActivityStore;
import org.herkomst.core.audit.ChangeRecord;
import org.herkomst.core.company.CompanyStore;
import org.herkomst.core.delivery.Ledger;
import org.herkomst.core.delivery.Outbox;
import org.herkomst.core.optout.OptOutStore;
import org.herkomst.core.optout.TombstoneStore;
import org.herkomst.core.review.ReviewStore;
import org.herkomst.core.visit.PositionStore;
import org.herkomst.core.visit.SeenStore;
import org.herkomst.core.visit.VisitStore;
import org.herkomst.core.withdrawal.WithdrawalStore;

/** The ports to the database that a run works with. */
public record SyncStores(
        Transactions transactions,
        CompanyStore companies,
        VisitStore visits,
        SeenStore seen,
        PositionStore positions,
        OptOutStore optOuts,
        TombstoneStore tombstones,
        Outbox outbox,
        Ledger ledger,
        WithdrawalStore withdrawals,
        ChangeRecord changes,
        ReviewStore reviews,
        ActivityStore activities) {

    /** The same ports with other transactions. */
    public SyncStores with(Transactions others) {
        return new SyncStores(
                others,
                companies,
                visits,
                seen,
                positions,
                optOuts,
                tombstones,
                outbox,
                ledger,
                withdrawals,
                changes,
                reviews,
                activities);
    }
}
