package org.herkomst.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 commits table by table: what a process that was killed in a migration leaves. */
class HalfDoneMigrationTests {
    @TempDir
    Path folder;

    private Workspace workspace;
    private DataSource dataSource;

    @BeforeEach
    void open() {
        String url = "jdbc:h2:file:" + folder.resolve("herkomst");
        workspace = Workspace.open(StoreContract.configuration(url, folder));
        dataSource = workspace.dataSource();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void scriptsThatWereRunAndNotWrittenDownAreWrittenDown() throws SQLException {
        Set<String> whole = tables();
        execute("delete from \"flyway_schema_history\" where \"version\" is not null");

        Migrations.run(dataSource, true);

        assertThat(tables()).isEqualTo(whole);
        assertThat(number("select count(*) from counter")).isEqualTo(5);
        assertThat(number("select count(*) from \"flyway_schema_history\" where \"version\" is not null"))
                .isPositive();
    }

    @Test
    void halfAScriptIsFinished() throws SQLException {
        Set<String> whole = tables();
        execute("delete from \"flyway_schema_history\" where \"version\" is not null");
        execute("drop table upkeep_report, job_schedule, job_lock, batch_job_execution_context");
        execute("drop index delivery_state");
        execute("drop sequence batch_job_instance_seq");
        execute("delete from counter where counter_name = 'claim'");

        Migrations.run(dataSource, true);

        assertThat(tables()).isEqualTo(whole);
        assertThat(number("select count(*) from counter")).isEqualTo(5);
        assertThat(number("select count(*) from information_schema.sequences"
                        + " where sequence_name = 'BATCH_JOB_INSTANCE_SEQ'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from information_schema.indexes where index_name = 'DELIVERY_STATE'"))
                .isEqualTo(1);
    }

    private Set<String> tables() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                ResultSet rows =
                        connection.getMetaData().getTables(null, "PUBLIC", null, new String[] {"BASE TABLE"})) {
            Set<String> names = new TreeSet<>();
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
            return names;
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
