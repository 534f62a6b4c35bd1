package org.herkomst.proofs.simulation;

import org.herkomst.core.audit.Change;
import org.herkomst.core.audit.ChangeRecord;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.run.SyncStores;

/** All stores of a run. */
final class Stores {
    final Database database;
    final SimulatedVisits visits;
    final SimulatedCompanies companies;
    final SimulatedOptOuts optOuts;
    final SimulatedOutbox outbox;
    final SimulatedWithdrawals withdrawals;
    final SimulatedLocks locks;
    private final Database.Table<Long, Change> changes;

    Stores(
            Database database,
            boolean seesProcesses,
            Database.Listener<Long, OptOut> optOuts,
            Database.Listener<Long, SimulatedTask> tasks) {
        this.database = database;
        this.visits = new SimulatedVisits(database);
        this.companies = new SimulatedCompanies(database, visits);
        this.optOuts = new SimulatedOptOuts(database, optOuts);
        this.outbox = new SimulatedOutbox(database, this.optOuts);
        this.withdrawals = new SimulatedWithdrawals(database, outbox, visits, this.optOuts, tasks);
        this.locks = new SimulatedLocks(database, outbox, withdrawals, seesProcesses);
        this.changes = database.table();
    }

    /** The ports. */
    SyncStores ports() {
        return new SyncStores(
                database,
                companies,
                visits,
                visits,
                visits,
                optOuts,
                new SimulatedTombstones(database),
                outbox,
                outbox,
                withdrawals,
                new Changes(),
                new SimulatedReviews(database),
                new NoActivities());
    }

    private final class Changes implements ChangeRecord {
        @Override
        public void append(Change change) {
            database.execute("append change", () -> changes.insert(database.nextNumber(), change));
        }

        @Override
        public void mustBeWritable() {
            database.execute("look at changes", () -> {});
        }
    }
}
