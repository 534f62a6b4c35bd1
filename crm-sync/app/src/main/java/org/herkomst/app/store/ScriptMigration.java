package org.herkomst.app.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * One SQL script on the classpath as a migration; named here, so that nothing is searched for. PostgreSQL runs it in one transaction. H2
 * commits with each statement that changes tables, so a process that is killed leaves half of it done and not written down: there a
 * statement whose work was done already is passed over, and the rest follows.
 */
final class ScriptMigration implements JavaMigration {
    private static final Set<Integer> DONE_ALREADY = Set.of(
            ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS_1,
            ErrorCode.INDEX_ALREADY_EXISTS_1,
            ErrorCode.SEQUENCE_ALREADY_EXISTS_1,
            ErrorCode.CONSTRAINT_ALREADY_EXISTS_1,
            ErrorCode.DUPLICATE_COLUMN_NAME_1,
            ErrorCode.DUPLICATE_KEY_1);
    private final MigrationVersion version;
    private final String description;
    private final String script;

    ScriptMigration(String version, String description, String script) {
        this.version = MigrationVersion.fromVersion(version);
        this.description = description;
        this.script = script;
    }

    @Override
    public MigrationVersion getVersion() {
        return version;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        try {
            // Comments are whole lines, and no statement holds a semicolon.
            String text = new ClassPathResource(script).getContentAsString(StandardCharsets.UTF_8);
            for (String sql : text.replaceAll("(?m)^\\s*--.*$", "").split(";", -1)) {
                if (!sql.isBlank()) {
                    execute(context.getConnection(), sql);
                }
            }
        } catch (SQLException e) {
            throw DatabaseFault.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            // PostgreSQL gives no such codes, and would not go on in this transaction.
            if (!DONE_ALREADY.contains(e.getErrorCode())) {
                throw e;
            }
        }
    }
}
