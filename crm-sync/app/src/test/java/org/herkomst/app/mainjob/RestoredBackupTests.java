package org.herkomst.app.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.sandbox.hubspot.RequestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a company that objected: erased once verified, and not brought back by an old backup of the database. */
class RestoredBackupTests {
    private static final String NAME = "Zwanenzang Holding";
    private static final String DOMAIN = "zwanenzang.example";

    @TempDir
    Path folder;

    private Place place;
    private int visits;

    @BeforeEach
    void begin() {
        place = new Place(folder).provisioned();
        place.write("ranges.csv", """
                range,name,domain,country,type,register
                203.0.113.1/32,%s B.V.,%s,NL,business,kvk:00000001
                203.0.113.2/32,Blijver B.V.,blijver.example,NL,business,kvk:00000002
                """.formatted(NAME, DOMAIN));
        visit();
        assertThat(place.run("sync nightly").figure("writes.created")).isEqualTo(2);
    }

    @AfterEach
    void end() {
        assertThat(place.crm.log().violations()).isEmpty();
        place.close();
    }

    private void visit() {
        long second = Instant.now().getEpochSecond() - 7_200;
        for (int company = 1; company <= 2; company++) {
            visits++;
            place.matomo.put(ModelVisit.of(visits, 1, "203.0.113." + company, second + visits));
        }
    }

    private Path database() {
        return folder.resolve("data/herkomst.mv.db");
    }

    private Path backup() throws IOException {
        return Files.copy(database(), folder.resolve("backup.mv.db"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void restore(Path backup) throws IOException {
        Files.copy(backup, database(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Runs until the second look has verified what was taken back. */
    private void verified() {
        place.run("sync nightly");
        for (int look = 0; look < 2; look++) {
            place.laterLooks();
            assertThat(place.run("sync nightly").exitCode()).isZero();
        }
    }

    private List<String> written() {
        return place.crm.log().requests().stream()
                .filter(request -> request.operation().equals("batch/upsert")
                        || request.operation().equals("batch/update")
                        || request.operation().equals("batch/create"))
                .map(RequestLog.Request::body)
                .filter(body -> body.contains(DOMAIN) || body.contains(NAME))
                .toList();
    }

    @Test
    void anOldBackupResurrectsNobody() throws IOException {
        Path backup = backup();
        assertThat(place.run("optout add --domain " + DOMAIN).exitCode()).isZero();
        verified();
        assertThat(place.crm.account().companies()).hasSize(1);
        restore(backup);
        place.crm.log().clear();

        Place.Outcome replayed = place.run("sync nightly");

        // The record of changes is older than its checkpoint: nothing is sent until a person says that it is meant.
        assertThat(replayed.exitCode()).as(replayed.out()).isEqualTo(3);
        assertThat(replayed.codes()).contains("HK-OPT-002", "HK-AUD-001");
        assertThat(written()).isEmpty();
        Place.Outcome accepted = place.run("audit accept --reason restored");
        assertThat(accepted.exitCode()).as(accepted.out()).isZero();
        assertThat(place.plainly("optout list").out()).contains("from a tombstone; the entry was lost by a restore");
        visit();
        Place.Outcome next = place.run("sync nightly");
        assertThat(next.exitCode()).as(next.out()).isZero();
        assertThat(next.figure("companies.opted_out")).isOne();
        assertThat(next.figure("writes.updated")).isOne();
        verified();
        assertThat(written()).isEmpty();
        assertThat(place.crm.account().companies()).hasSize(1);

        assertThat(place.run("optout remove 1").exitCode()).isZero();
        assertThat(place.run("sync nightly").figure("writes.created")).isZero();
        visit();
        assertThat(place.run("sync nightly").figure("writes.created")).isOne();
    }

    @Test
    void withoutTombstonesThatCanBeTrustedNothingIsSent() {
        place.run("optout add --domain " + DOMAIN);
        String text = place.read("data/tombstones");
        place.write("data/tombstones", text.replace(" + ", " - "));
        place.crm.log().clear();
        visit();

        Place.Outcome refused = place.run("sync nightly");

        assertThat(refused.exitCode()).as(refused.out()).isEqualTo(3);
        assertThat(refused.out()).contains("tombstones");
        assertThat(place.crm.log().requests()).isEmpty();
        place.write("data/tombstones", text);
        Place.Outcome mended = place.run("sync nightly");
        assertThat(mended.exitCode()).as(mended.out()).isZero();
        assertThat(mended.figure("writes.withdrawn")).isOne();
    }

    @Test
    void onceVerifiedOnlyTheRegisterAndTheLooksKnowTheCompany() {
        place.run("optout add --domain " + DOMAIN);
        verified();
        assertThat(place.tablesThatHold(NAME)).isEmpty();
        assertThat(place.tablesThatHold(DOMAIN)).containsExactlyInAnyOrder("OPT_OUT", "WITHDRAWAL");
        assertThat(place.tablesThatHold("kvk:00000001")).isEmpty();

        place.sql("update withdrawal_task set verified_at = verified_at - interval '89' day");
        for (int look = 0; look < 3; look++) {
            place.laterLooks();
            place.run("sync nightly");
        }
        assertThat(place.tablesThatHold(DOMAIN)).containsExactly("OPT_OUT");

        visit();
        assertThat(place.run("sync nightly").figure("companies.opted_out")).isOne();
        assertThat(place.tablesThatHold(NAME)).contains("COMPANY");
        place.run("upkeep");
        assertThat(place.tablesThatHold(NAME)).as("it visited again").isEmpty();

        place.run("optout remove 1");
        assertThat(place.tablesThatHold(DOMAIN)).isEmpty();
    }
}
