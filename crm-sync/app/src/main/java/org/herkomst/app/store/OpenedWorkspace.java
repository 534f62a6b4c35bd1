package org.herkomst.app.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.connector.matomo.Secret;
import org.herkomst.core.audit.ChangeRecord;
import org.herkomst.core.objection.ObjectionStore;
import org.herkomst.core.review.ReviewStore;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.undo.UndoStore;

/** A connection pool of four and the stores on it. */
final class OpenedWorkspace implements Workspace {
    private static final int CONNECTIONS = 4;
    private final HikariDataSource dataSource;
    private final SyncStores stores;
    private final ObjectionStore objections;
    private final OptOutBook optOutBook;
    private final RunStore runs;
    private final JobLocks locks;
    private final ScheduleStore schedules;
    private final UpkeepStore upkeep;
    private final UndoStore undo;
    private final SchemaStore schemas;
    private final DatabaseAudit audit;
    private final Path data;

    private OpenedWorkspace(HikariDataSource dataSource, Path data) {
        this.dataSource = dataSource;
        this.data = data;
        Database database = new Database(dataSource, SpringTransactions.joining(dataSource));
        Database apart = new Database(dataSource, SpringTransactions.apart(dataSource));
        this.audit = DatabaseAudit.of(dataSource, database, new AuditFiles(data));
        this.stores = stores(database, data, audit.record());
        this.objections = new DatabaseObjections(database);
        this.optOutBook = new DatabaseOptOutBook(database, stores);
        this.runs = new DatabaseRuns(database);
        this.locks = new DatabaseLocks(apart, database);
        this.schedules = new DatabaseSchedules(database);
        this.upkeep = new DatabaseUpkeep(database);
        this.undo = new DatabaseUndo(database);
        this.schemas = new DatabaseSchemas(database);
    }

    private static SyncStores stores(Database database, Path data, ChangeRecord changes) {
        DatabaseVisits visits = new DatabaseVisits(database);
        DatabaseCompanies companies = new DatabaseCompanies(database, new PlanFiles(data));
        DatabaseLedger ledger = new DatabaseLedger(database);
        return new SyncStores(
                database.transactions(),
                companies,
                visits,
                new DatabaseSeen(database),
                new DatabasePositions(database),
                new DatabaseOptOuts(database),
                new DatabaseTombstones(database, data),
                new DatabaseOutbox(database, ledger),
                ledger,
                new DatabaseWithdrawals(database, visits, companies),
                changes,
                new DatabaseReviews(database),
                new DatabaseActivities(database));
    }

    static Workspace open(HerkomstConfiguration configuration) {
        DatabaseUrl url = DatabaseUrl.complete(configuration.database().url());
        if (url.h2()) {
            System.setProperty("h2.bindAddress", "127.0.0.1");
        }
        makeFolder(url);
        Properties login = login(configuration.database());
        // The first connection is tried without the pool, which would log a failure with its stack; it also keeps H2
        // open until then.
        try (Connection first = DriverManager.getConnection(url.text(), login)) {
            first.isValid(1);
            HikariDataSource pool = pool(url, login);
            try {
                Migrations.run(pool, url.h2());
                OpenedWorkspace opened = new OpenedWorkspace(pool, configuration.data());
                opened.audit.found();
                return opened;
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        }
    }

    private static void makeFolder(DatabaseUrl url) {
        Path folder = url.h2File() ? url.file().getParent() : null;
        if (folder == null) {
            return;
        }
        try {
            VisitKeyFile.makeFolder(folder);
        } catch (IOException e) {
            throw new StoreException(
                    "The database's folder " + folder + " can't be made",
                    "Give the user that runs Herkomst the right to write there, or correct herkomst.database.url.");
        }
    }

    private static Properties login(HerkomstConfiguration.Database database) {
        Properties login = new Properties();
        String username = database.username();
        Secret password = database.password();
        if (username != null) {
            login.setProperty("user", username);
        }
        if (password != null) {
            login.setProperty("password", password.reveal());
        }
        return login;
    }

    private static HikariDataSource pool(DatabaseUrl url, Properties login) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("herkomst");
        config.setJdbcUrl(url.text());
        config.setUsername(login.getProperty("user"));
        config.setPassword(login.getProperty("password"));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public SyncStores stores() {
        return stores;
    }

    @Override
    public ObjectionStore objections() {
        return objections;
    }

    @Override
    public ReviewStore reviews() {
        return stores.reviews();
    }

    @Override
    public OptOutBook optOutBook() {
        return optOutBook;
    }

    @Override
    public RunStore runs() {
        return runs;
    }

    @Override
    public JobLocks locks() {
        return locks;
    }

    @Override
    public ScheduleStore schedules() {
        return schedules;
    }

    @Override
    public UpkeepStore upkeep() {
        return upkeep;
    }

    @Override
    public UndoStore undo() {
        return undo;
    }

    @Override
    public SchemaStore schemas() {
        return schemas;
    }

    @Override
    public AuditTrail audit() {
        return audit;
    }

    @Override
    public byte[] visitKey() {
        return VisitKeyFile.readOrMake(data);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
