package org.herkomst.app.store;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.core.objection.ObjectionStore;
import org.herkomst.core.review.ReviewStore;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.undo.UndoStore;

/** The opened database with its migrations done, and the stores on it; without Spring's context, so that light commands stay light. */
public interface Workspace extends AutoCloseable {

    /**
     * Opens the database of a configuration, creating and migrating it.
     *
     * @throws StoreException where it can't be reached or is newer than this program
     */
    static Workspace open(HerkomstConfiguration configuration) {
        return OpenedWorkspace.open(configuration);
    }

    /** Whether the database is there already: false only for an H2 file that has yet to be made. */
    static boolean exists(HerkomstConfiguration configuration) {
        DatabaseUrl url = DatabaseUrl.complete(configuration.database().url());
        return !url.h2File() || Files.exists(Path.of(url.file() + ".mv.db"));
    }

    /** Whether a record of changes was kept by this configuration's data folder, whatever became of the database. */
    static boolean recorded(HerkomstConfiguration configuration) {
        return new AuditFiles(configuration.data()).checkpoint().exists();
    }

    /** The connection pool. */
    DataSource dataSource();

    /** The core's ports. */
    SyncStores stores();

    /** Objections that came by the public page. */
    ObjectionStore objections();

    /** What a person must decide. */
    ReviewStore reviews();

    /** The opt-outs with what was done about them. */
    OptOutBook optOutBook();

    /** Run reports. */
    RunStore runs();

    /** Locks of jobs, one run of a job at a time over all processes. */
    JobLocks locks();

    /** What schedules have come to, and which jobs are paused. */
    ScheduleStore schedules();

    /** What upkeep removes and marks. */
    UpkeepStore upkeep();

    /** What runs wrote, as far as it can be put back. */
    UndoStore undo();

    /** The fields of targets as they last fitted. */
    SchemaStore schemas();

    /** The record of changes, for those who look at it, look after it, or accept it. */
    AuditTrail audit();

    /** The secret key of visits' MACs, from {@code visit.key} in the data folder; made at first use, readable by its owner only. */
    byte[] visitKey();

    @Override
    void close();
}
