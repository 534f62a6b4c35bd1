package org.herkomst.proofs.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import javax.sql.DataSource;
import org.herkomst.app.store.AuditTrail;
import org.herkomst.app.store.JobLocks;
import org.herkomst.app.store.OptOutBook;
import org.herkomst.app.store.RunStore;
import org.herkomst.app.store.ScheduleStore;
import org.herkomst.app.store.SchemaStore;
import org.herkomst.app.store.StoreException;
import org.herkomst.app.store.UpkeepStore;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.audit.ChangeRecord;
import org.herkomst.core.objection.ObjectionStore;
import org.herkomst.core.optout.OptOutStore;
import org.herkomst.core.review.ReviewStore;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.undo.UndoStore;

/**
 * A workspace of which a call to the register of opt-outs or to the record of changes fails.
 *
 * @param inner the real one
 * @param optOuts among the register's calls
 * @param changes among the record's calls
 */
record FaultyPorts(Workspace inner, Trap optOuts, Trap changes) implements Workspace {

    @Override
    public SyncStores stores() {
        SyncStores s = inner.stores();
        return new SyncStores(
                s.transactions(),
                s.companies(),
                s.visits(),
                s.seen(),
                s.positions(),
                failing(OptOutStore.class, s.optOuts(), optOuts),
                s.tombstones(),
                s.outbox(),
                s.ledger(),
                s.withdrawals(),
                failing(ChangeRecord.class, s.changes(), changes),
                s.reviews(),
                s.activities());
    }

    private static <T> T failing(Class<T> port, T real, Trap trap) {
        return port.cast(Proxy.newProxyInstance(
                FaultyPorts.class.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (trap.springs()) {
                        throw new StoreException("planted", "Take the fault away.");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }

    @Override
    public DataSource dataSource() {
        return inner.dataSource();
    }

    @Override
    public RunStore runs() {
        return inner.runs();
    }

    @Override
    public JobLocks locks() {
        return inner.locks();
    }

    @Override
    public ScheduleStore schedules() {
        return inner.schedules();
    }

    @Override
    public UpkeepStore upkeep() {
        return inner.upkeep();
    }

    @Override
    public ObjectionStore objections() {
        return inner.objections();
    }

    @Override
    public ReviewStore reviews() {
        return inner.reviews();
    }

    @Override
    public OptOutBook optOutBook() {
        return inner.optOutBook();
    }

    @Override
    public UndoStore undo() {
        return inner.undo();
    }

    @Override
    public SchemaStore schemas() {
        return inner.schemas();
    }

    @Override
    public AuditTrail audit() {
        return inner.audit();
    }

    @Override
    public byte[] visitKey() {
        return inner.visitKey();
    }

    @Override
    public void close() {
        inner.close();
    }
}
