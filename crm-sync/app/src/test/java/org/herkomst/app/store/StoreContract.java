package org.herkomst.app.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.connector.resolver.ResolverSettings;
import org.herkomst.core.delivery.Guards;
import org.herkomst.core.policy.PolicyWriter.LegalBasis;
import org.herkomst.core.run.SyncStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workspace on an empty database, for each test a new one. */
abstract class StoreContract {
    @TempDir
    Path folder;

    String url;
    Workspace workspace;
    SyncStores stores;

    /** A URL of an empty database. */
    abstract String url(Path folder) throws Exception;

    @BeforeEach
    final void openWorkspace() throws Exception {
        url = url(folder);
        workspace = Workspace.open(configuration(url, folder));
        stores = workspace.stores();
    }

    @AfterEach
    final void closeWorkspace() {
        workspace.close();
    }

    static HerkomstConfiguration configuration(String url, Path data) {
        return new HerkomstConfiguration(
                data,
                new HerkomstConfiguration.Database(url, url.contains("postgresql") ? "postgres" : null, null),
                Map.of(),
                new HerkomstConfiguration.Exclude(List.of(), List.of()),
                new ResolverSettings(List.of(), 0.7),
                new HerkomstConfiguration.Privacy(
                        LegalBasis.LEGITIMATE_INTEREST,
                        null,
                        null,
                        new HerkomstConfiguration.Retention(Duration.ofDays(30), Duration.ofDays(395))),
                Map.of(),
                new Guards(200, 0.3),
                Map.of(),
                HerkomstConfiguration.Service.STANDARD,
                "v");
    }
}
