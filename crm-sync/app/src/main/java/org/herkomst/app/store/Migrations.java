package org.herkomst.app.store;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.migration.JavaMigration;

/** Brings a database to this program's tables: ours and Spring Batch's. */
final class Migrations {
    private Migrations() {}

    static void run(DataSource dataSource, boolean h2) {
        try {
            Flyway flyway = Flyway.configure()
                    .dataSource(dataSource)
                    .locations(new String[0])
                    .javaMigrations(scripts(h2))
                    .loggers("slf4j")
                    .load();
            if (Arrays.stream(flyway.info().all())
                    .map(MigrationInfo::getState)
                    .anyMatch(s -> s.name().startsWith("FUTURE"))) {
                throw new StoreException(
                        "The database was made by a newer version of Herkomst",
                        "Use that version or a later one, or point herkomst.database.url at another database.");
            }
            flyway.migrate();
        } catch (FlywayException | NullPointerException e) {
            // Flyway fails at an absent answer where the database fails in its first questions, such as who is asking.
            throw DatabaseFault.of(e);
        }
    }

    private static JavaMigration[] scripts(boolean h2) {
        String batch = "org/springframework/batch/core/schema-" + (h2 ? "h2" : "postgresql") + ".sql";
        return new JavaMigration[] {
            new ScriptMigration("1", "herkomst", "db/migration/V1__herkomst.sql"),
            new ScriptMigration("2", "spring batch", batch),
            new ScriptMigration("3", "withdrawals", "db/migration/V2__withdrawals.sql"),
            new ScriptMigration("4", "change record", "db/migration/V3__change_record.sql"),
            new ScriptMigration("5", "change chain", "db/migration/V4__change_chain.sql"),
            new ScriptMigration("6", "objections", "db/migration/V5__objections.sql"),
            new ScriptMigration("7", "erasure", "db/migration/V6__erasure.sql"),
            new ScriptMigration("8", "reviews", "db/migration/V7__reviews.sql"),
            new ScriptMigration("9", "seal of the opt-outs", "db/migration/V8__opt_out_seal.sql"),
            new ScriptMigration("10", "changes of runs", "db/migration/V9__run_changes.sql"),
            new ScriptMigration("11", "rulings", "db/migration/V10__rulings.sql"),
            new ScriptMigration("12", "days of rulings", "db/migration/V11__ruled_on.sql"),
            new ScriptMigration("13", "activities", "db/migration/V12__activities.sql"),
            new ScriptMigration("14", "fields of targets", "db/migration/V13__target_schema.sql"),
            new ScriptMigration("15", "muted pages", "db/migration/V14__muted_pages.sql"),
            new ScriptMigration("16", "what was sent", "db/migration/V15__sent.sql")
        };
    }
}
