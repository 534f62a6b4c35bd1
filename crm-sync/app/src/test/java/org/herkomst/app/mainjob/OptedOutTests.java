package org.herkomst.app.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.sandbox.hubspot.RequestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Companies that objected, in each of the four ways to say who: nothing of them is in any request to the CRM. */
class OptedOutTests {
    private static final int COMPANIES = 8;
    private static final List<String> OBJECTED =
            List.of("Voorbeeld 1 ", "Voorbeeld 2 ", "Voorbeeld 3 ", "Voorbeeld 4 ");
    private static final List<String> DOMAINS = List.of("v1.example", "v2.example", "v3.example", "v4.example");

    @TempDir
    Path folder;

    private Place place;

    @BeforeEach
    void begin() {
        place = new Place(folder).provisioned();
        StringBuilder ranges = new StringBuilder("range,name,domain,country,type,register\n");
        IntStream.rangeClosed(1, COMPANIES)
                .forEach(i ->
                        ranges.append("203.0.113.%d/32,Voorbeeld %d Holding B.V.,v%d.example,NL,business,kvk:%08d%n"
                                .formatted(i, i, i, i)));
        place.write("ranges.csv", ranges.toString());
        visits(0);
    }

    @AfterEach
    void end() {
        assertThat(place.crm.log().violations()).isEmpty();
        place.close();
    }

    private void visits(int more) {
        long second = Instant.now().getEpochSecond() - 7_200;
        IntStream.rangeClosed(1, COMPANIES)
                .forEach(i -> place.matomo.put(ModelVisit.of(more + i, 1, "203.0.113." + i, second + more + i)));
    }

    private void allObject() {
        objects("--domain v1.example");
        objects("--name Voorbeeld_2_Holding");
        objects("--register kvk:00000003");
        objects("--range 203.0.113.4/32");
    }

    /** A name has blanks, which the command line of these tests takes for borders of words. */
    private void objects(String who) {
        if (who.startsWith("--name")) {
            Path list = place.write(
                    "list.csv", "kind,value,reason\nname," + who.substring(7).replace('_', ' ') + ",\n");
            assertThat(place.run("optout import " + list).exitCode()).isZero();
        } else {
            assertThat(place.run("optout add " + who).exitCode()).as(who).isZero();
        }
    }

    private void nothingOfThemIsThere() {
        assertThat(place.crm.log().requests())
                .extracting(RequestLog.Request::body)
                .noneMatch(body -> OBJECTED.stream().anyMatch(body::contains))
                .noneMatch(body -> DOMAINS.stream().anyMatch(body::contains));
        assertThat(place.crm.account().companies().values())
                .extracting(company -> String.valueOf(company.get("name")))
                .hasSize(COMPANIES - OBJECTED.size())
                .noneMatch(name -> OBJECTED.stream().anyMatch(name::startsWith));
    }

    @Test
    void noneReachesTheTargetInARunAndInAReRun() {
        allObject();

        Place.Outcome first = place.run("sync nightly");
        assertThat(first.exitCode()).as(first.out()).isZero();
        assertThat(first.figure("writes.created")).isEqualTo(COMPANIES - OBJECTED.size());
        assertThat(first.figure("companies.opted_out")).isEqualTo(3);
        assertThat(first.figure("visits.excluded")).isEqualTo(1);
        nothingOfThemIsThere();

        Place.Outcome unchanged = place.run("sync nightly");
        assertThat(unchanged.figure("writes.attempted")).isZero();
        nothingOfThemIsThere();

        visits(100);
        Place.Outcome grown = place.run("sync nightly");
        assertThat(grown.figure("writes.updated")).isEqualTo(COMPANIES - OBJECTED.size());
        assertThat(grown.figure("companies.opted_out")).isEqualTo(3);
        nothingOfThemIsThere();
    }

    @Test
    void objectionsAfterAFirstPushWithdrawAndNothingComesBack() {
        assertThat(place.run("sync nightly").figure("writes.created")).isEqualTo(COMPANIES);
        allObject();

        place.run("sync nightly");
        visits(200);
        Place.Outcome later = place.run("sync nightly");

        assertThat(later.figure("companies.opted_out")).isEqualTo(OBJECTED.size());
        place.crm.log().clear();
        visits(300);
        place.run("sync nightly");
        assertThat(place.crm.log().requests())
                .filteredOn(request -> request.operation().equals("batch/upsert"))
                .extracting(RequestLog.Request::body)
                .noneMatch(body -> OBJECTED.stream().anyMatch(body::contains));
    }
}
