package org.herkomst.proofs.pull;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** When the step that pulls visits ended, as Spring Batch's tables say after the run: its last page is stored by then. */
final class PullStep {
    private static final String LAST =
            "select end_time from batch_step_execution where step_name = 'pull' order by step_execution_id desc limit 1";

    private PullStep() {}

    /** The end of the last pull in the H2 database of a data folder that no process has open. */
    static Instant ended(Path data) {
        String url = "jdbc:h2:file:" + data.resolve("herkomst") + ";IFEXISTS=TRUE";
        try (Connection connection = DriverManager.getConnection(url, "", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LAST)) {
            if (!row.next()) {
                throw new IllegalStateException("the run left no step of its pull");
            }
            return row.getObject(1, LocalDateTime.class)
                    .atZone(ZoneId.systemDefault())
                    .toInstant();
        } catch (SQLException unreadable) {
            throw new IllegalStateException("the run's database can't be opened", unreadable);
        }
    }
}
