package org.herkomst.app.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The record of changes by the real commands: it says who did what, and nothing is sent while it is not as it was left. */
class ChangeRecordTests {
    @TempDir
    Path folder;

    private Place place;

    @BeforeEach
    void begin() {
        place = new Place(folder).provisioned();
        place.write(
                "ranges.csv",
                "range,name,domain,country,type,register\n203.0.113.1/32,Voorbeeld Holding B.V.,v1.example,NL,business,\n");
        place.matomo.put(ModelVisit.of(1, 1, "203.0.113.1", Instant.now().getEpochSecond() - 7_200));
    }

    @AfterEach
    void end() {
        place.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table change_entry",
                "drop table change_head",
                "delete from change_entry",
                "delete from change_entry where seq = (select last_seq from change_head)",
                "update change_entry set seal = kind where seq = (select last_seq from change_head)",
                "delete from change_head",
                "update change_head set last_seq = last_seq + 1",
                "update change_head set first_seq = 2",
                "update change_head set anchor = last_seal",
                "update change_head set last_seal = anchor",
                "update change_head set key_id = 'another'",
                "update change_head set seal = last_seal",
                "alter table change_entry add constraint refused check (seq < 4)",
                "alter table change_entry rename column details to detail",
                "alter table change_head rename column anchor to anker",
                "delete data/audit.key",
                "delete data/audit.checkpoint",
                "empty data/audit.key",
                "empty data/audit.checkpoint",
                "edit data/audit.key",
                "edit data/audit.checkpoint"
            })
    void nothingIsSentWhileTheRecordIsNotAsItWasLeft(String how) throws Exception {
        assertThat(place.run("optout add --domain other.example").exitCode()).isZero();
        breakIt(how);

        Place.Outcome run = place.run("sync nightly");

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(3);
        // A table that is not there is told when the database is opened.
        assertThat(run.out()).containsAnyOf("HK-AUD-001", "The database refused a statement");
        assertThat(place.crm.account().companies()).isEmpty();
    }

    @Test
    void nothingIsSentWhileTheRegisterOfOptOutsCannotBeRead() throws Exception {
        breakIt("alter table opt_out rename column opt_value to val");
        assertThat(place.run("sync nightly").exitCode()).isEqualTo(3);
        assertThat(place.crm.account().companies()).isEmpty();
    }

    private void breakIt(String how) throws SQLException, IOException {
        Path file = folder.resolve(how.substring(how.indexOf(' ') + 1));
        if (how.startsWith("delete data")) {
            Files.delete(file);
        } else if (how.startsWith("empty")) {
            Files.write(file, new byte[0]);
        } else if (how.startsWith("edit")) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[20] ^= 1;
            Files.write(file, bytes);
        } else {
            execute(how);
        }
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("data/herkomst"));
                Statement each = connection.createStatement()) {
            each.execute(statement);
        }
    }

    @Test
    void olderDatabaseSendsNothingUntilAPersonAccepts() throws Exception {
        Path database = folder.resolve("data/herkomst.mv.db");
        byte[] backup = Files.readAllBytes(database);
        assertThat(place.run("optout add --domain other.example").exitCode()).isZero();
        Files.write(database, backup);

        assertThat(place.run("audit verify").exitCode()).isEqualTo(1);
        Place.Outcome stopped = place.run("sync nightly");
        assertThat(stopped.exitCode()).isEqualTo(3);
        assertThat(stopped.codes()).contains("HK-AUD-001");
        assertThat(place.crm.account().companies()).isEmpty();

        Place.Outcome found = place.plainly("audit verify");
        assertThat(found.out()).contains("NOT SOUND", "restored, at audit.checkpoint", "--reason TEXT");
        assertThat(place.run("optout add --domain other.example").exitCode()).isZero();
        assertThat(place.run("audit accept --reason disk_broke").exitCode()).isZero();
        assertThat(place.run("audit accept --reason again").exitCode()).isEqualTo(2);
        assertThat(place.run("audit verify").exitCode()).isZero();
        assertThat(place.run("sync nightly").figure("writes.created")).isEqualTo(1);
    }

    @Test
    void commandsWriteDownWhoDidWhatAndOnceThatTheConfigurationChanged() {
        long id =
                place.run("optout add --domain other.example").json().path("id").asLong();
        place.run("optout remove " + id);
        place.configure("share: 1 }", "share: 0.5 }");
        place.run("sync nightly");
        place.run("upkeep");

        JsonNode entries = place.run("audit list").json().path("entries");
        assertThat(entries.valueStream().map(e -> e.path("kind").asString("")))
                .containsExactly(
                        "record_begun",
                        "configuration_changed",
                        "opt_out_confirmed",
                        "opt_out_removed",
                        "configuration_changed");
        JsonNode changed = entries.get(4);
        assertThat(changed.path("who").asString("")).startsWith("cli:");
        assertThat(changed.path("details").propertyNames())
                .containsExactlyInAnyOrder("herkomst.guards.share", "version");
        assertThat(place.run("audit verify").json().path("entries").asInt()).isEqualTo(5);

        Place.Outcome text = place.plainly("audit list");
        assertThat(text.out()).contains("opt out confirmed: opt-out 1, by cli:");
        assertThat(text.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(place.run("audit list --from 2020-01-01 --to 2020-01-31")
                        .json()
                        .path("entries")
                        .size())
                .isZero();
    }
}
