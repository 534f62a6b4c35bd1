package org.herkomst.app.store;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** One SQL script on the classpath as a migration; named here, so that nothing is searched for. */
final class ScriptMigration implements JavaMigration {
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
        ScriptUtils.executeSqlScript(
                context.getConnection(), new EncodedResource(new ClassPathResource(script), "UTF-8"));
    }
}
