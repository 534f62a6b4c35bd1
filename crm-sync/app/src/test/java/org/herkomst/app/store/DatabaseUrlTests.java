package org.herkomst.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseUrlTests {
    @TempDir
    Path folder;

    @Test
    void h2FileIsMadeSafeAndAbsolute() {
        assertThat(DatabaseUrl.complete("jdbc:h2:file:./data/x").text())
                .isEqualTo("jdbc:h2:file:" + Path.of("data/x").toAbsolutePath()
                        + ";WRITE_DELAY=0;AUTO_SERVER=TRUE;CACHE_SIZE=65536");
    }

    @Test
    void optionsOfTheOperatorAreKept() {
        assertThat(DatabaseUrl.complete("jdbc:h2:/d/x;auto_server=false;CACHE_SIZE=1")
                        .text())
                .isEqualTo("jdbc:h2:file:/d/x;auto_server=false;CACHE_SIZE=1;WRITE_DELAY=0");
    }

    @Test
    void postgresKeepsValuesOutOfErrors() {
        assertThat(DatabaseUrl.complete("jdbc:postgresql://db/h?ssl=true").text())
                .isEqualTo("jdbc:postgresql://db/h?ssl=true&logServerErrorDetail=false&reWriteBatchedInserts=true");
    }

    @Test
    void othersAreRefused() {
        for (String url : new String[] {"jdbc:mysql://db/h", "jdbc:h2:tcp://db/h", "jdbc:h2:", "nonsense"}) {
            assertThatThrownBy(() -> DatabaseUrl.complete(url)).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void databaseOfANewerVersionIsRefused() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("x");
        Workspace.open(StoreContract.configuration(url, folder)).close();
        try (Connection connection =
                DriverManager.getConnection(DatabaseUrl.complete(url).text())) {
            connection
                    .createStatement()
                    .execute("insert into \"flyway_schema_history\" select 99, '99', 'later', \"type\", \"script\","
                            + " \"checksum\", \"installed_by\", \"installed_on\", 1, true from"
                            + " \"flyway_schema_history\" where \"version\" = '2'");
        }
        assertThatThrownBy(() -> Workspace.open(StoreContract.configuration(url, folder)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer version");
    }

    @Test
    void unreachablePostgresIsToldWithoutDetails() {
        assertThatThrownBy(() ->
                        Workspace.open(StoreContract.configuration("jdbc:postgresql://localhost:1/secretname", folder)))
                .isInstanceOf(StoreException.class)
                .hasMessageNotContaining("secretname");
    }
}
