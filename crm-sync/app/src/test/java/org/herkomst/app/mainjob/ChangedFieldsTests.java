package org.herkomst.app.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.herkomst.app.mainjob.Place.Outcome;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields of the CRM that changed since they were last seen to fit. */
class ChangedFieldsTests {
    @TempDir
    Path folder;

    private Place place;
    private int visits;

    @BeforeEach
    void begin() {
        place = new Place(folder, s -> s).provisioned();
        place.write(
                "ranges.csv", "range,name,domain,country,type\n203.0.113.1/32,Voorbeeld B.V.,v.example,NL,business\n");
        visit();
    }

    @AfterEach
    void end() {
        place.close();
    }

    private void visit() {
        visits++;
        place.matomo.put(ModelVisit.of(visits, 1, "203.0.113.1", Instant.now().getEpochSecond() - 7_200 + visits));
    }

    private void changed(Outcome outcome) {
        assertThat(outcome.codes()).contains("HK-SCH-009");
        assertThat(outcome.out())
                .contains("changed in the CRM since " + LocalDate.now(ZoneOffset.UTC) + ": herkomst_channel is gone");
    }

    @Test
    void runPlanAndCheckNameAFieldThatIsGoneSinceTheLastGoodCheck() {
        place.run("sync nightly");
        Outcome good = place.run("check nightly");
        assertThat(good.exitCode()).as(good.out()).isZero();
        place.crm.account().dropsProperty("herkomst_channel");
        visit();

        Outcome check = place.run("check nightly");
        assertThat(check.exitCode()).isNotZero();
        assertThat(check.out()).contains("HK-SCH-009", "herkomst_channel is gone", "HK-SCH-001");
        changed(place.run("plan nightly"));
        changed(place.run("sync nightly"));
    }

    @Test
    void whatTheMappingDoesNotUseIsNotTold() {
        assertThat(place.run("sync nightly --dry-run").exitCode()).isZero();
        assertThat(place.run("check nightly").exitCode()).isZero();
        place.crm.account().dropsProperty("city");
        place.crm.account().dropsProperty("herkomst_channel");
        place.write("mine.yaml", "extends: hubspot\nfields: { herkomst_channel: off, city: off }\n");
        place.configure("timeout: 1s", "timeout: 1s, mapping: " + folder.resolve("mine.yaml"));

        Outcome run = place.run("sync nightly");

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.figure("writes.created")).isOne();
        assertThat(run.codes()).isEmpty();
    }

    @Test
    void withoutACheckNothingIsAskedForAndNothingTold() {
        place.crm.log().clear();
        Outcome run = place.run("sync nightly");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(place.crm.log().requests()).noneMatch(r -> r.path().contains("properties"));
    }
}
