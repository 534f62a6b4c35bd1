package org.herkomst.app.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.sandbox.hubspot.Fault;
import org.herkomst.sandbox.hubspot.Fault.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The job against a HubSpot that answers wrongly: what a report says is what the account holds, the next runs bring the rest, and no
 * company is there twice. That waits are as long as they must be is shown by the tests of the client, whose clock is theirs.
 */
class WrongHubSpotTests {
    private static final String UPSERT = "batch/upsert";
    private static final int COMPANIES = 8;
    private static final int ALWAYS = 1_000;

    @TempDir
    Path folder;

    private Place place;

    /**
     * A way of answering wrongly, to the next requests that write.
     *
     * @param exitCode exit code of the run that meets it
     * @param code what its report says; empty: nothing was lost, so nothing is said
     */
    private record Wrong(String name, Fault fault, int times, int exitCode, String code) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Wrong once(String name, Fault fault) {
        return new Wrong(name, fault, 1, 0, "");
    }

    static Stream<Wrong> waysOfAnsweringWrongly() {
        List<Wrong> ways = new ArrayList<>(List.of(
                once("400 for the whole batch", Fault.error(400, "VALIDATION_ERROR")),
                once("409 for the whole batch", Fault.error(409, "CONFLICT")),
                new Wrong("400 for each", Fault.error(400, "VALIDATION_ERROR"), ALWAYS, 1, "HK-REC-001"),
                new Wrong("409 for each", Fault.error(409, "CONFLICT"), ALWAYS, 1, "HK-REC-003"),
                once("423", Fault.error(423, "LOCKED")),
                once("429 of the burst", Fault.tooMany("TEN_SECONDLY_ROLLING").with("Retry-After", "1")),
                once("429 of the second", Fault.tooMany("SECONDLY")),
                new Wrong("429 of the day", Fault.tooMany("DAILY"), 1, 3, "HK-CRM-004"),
                new Wrong("477", Fault.error(477, "MIGRATION").with("Retry-After", "7200"), 1, 3, "HK-CRM-005"),
                once("a web page", Fault.html()),
                once("a web page after the write", Fault.html().afterApplying()),
                new Wrong("401", Fault.error(401, "INVALID_AUTHENTICATION"), 1, 2, "HK-AUTH-001"),
                new Wrong("403", Fault.error(403, "MISSING_SCOPES"), 1, 2, "HK-AUTH-002"),
                once("404", Fault.error(404, "OBJECT_NOT_FOUND")),
                once("no time", Fault.instead(Ending.SILENCE)),
                once("no time after the write", Fault.after(Ending.SILENCE)),
                once("half an answer", Fault.instead(Ending.HALF)),
                once("half an answer after the write", Fault.after(Ending.HALF)),
                once("no answer", Fault.instead(Ending.DROP)),
                once("no answer after the write", Fault.after(Ending.DROP)),
                once("one result less", Fault.after(Ending.ONE_RESULT_LESS)),
                once("results without names", Fault.after(Ending.WITHOUT_TRACES))));
        for (int status : List.of(500, 502, 503, 504, 521, 523, 524)) {
            ways.add(once(status + " after the write", Fault.error(status, "X").afterApplying()));
        }
        return ways.stream();
    }

    private void begin(int partialStatus, String columns) {
        place = new Place(folder, account -> account.withPartialStatus(partialStatus)).provisioned();
        StringBuilder ranges = new StringBuilder("range,name,domain,country,type,register" + columns + "\n");
        long second = Instant.now().getEpochSecond() - 7_200;
        IntStream.rangeClosed(1, COMPANIES).forEach(i -> {
            ranges.append(
                    "203.0.113.%d/32,Voorbeeld %d Holding B.V.,v%d.example,NL,business,kvk:%08d".formatted(i, i, i, i));
            String phone = i > 2 ? ",+31 20 000 0000" : ",";
            ranges.append(columns.isEmpty() ? "" : phone).append('\n');
            place.matomo.put(ModelVisit.of(i, 1, "203.0.113." + i, second + i));
        });
        place.write("ranges.csv", ranges.toString());
    }

    @AfterEach
    void end() {
        if (place != null) {
            assertThat(place.crm.log().violations()).isEmpty();
            place.close();
        }
    }

    private Place.Outcome sync() {
        return place.run("sync nightly");
    }

    private static long settled(Place.Outcome run) {
        return run.figure("writes.created") + run.figure("writes.updated") + run.figure("writes.adopted");
    }

    /** The account holds exactly what the report says, each company once, and all that was due is told. */
    private void toldTruly(Place.Outcome run, long before) {
        assertThat(run.figure("writes.attempted") + run.figure("writes.not_sent"))
                .isEqualTo(COMPANIES - before);
        assertThat(place.crm.account().companies()).hasSize((int) (before + settled(run)));
        noneIsDoubled();
    }

    private void noneIsDoubled() {
        assertThat(place.crm.account().companies().values())
                .extracting(company -> String.valueOf(company.get("herkomst_key")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("waysOfAnsweringWrongly")
    void reportTellsTheTruthAndNothingIsDoubled(Wrong wrong) {
        begin(200, "");
        place.crm.faults().next(UPSERT, wrong.times(), wrong.fault());

        Place.Outcome met = sync();
        assertThat(met.exitCode()).isEqualTo(wrong.exitCode());
        assertThat(met.codes()).isEqualTo(wrong.code().isEmpty() ? List.of() : List.of(wrong.code()));
        toldTruly(met, 0);
        assertThat(met.json().path("run").path("resume_not_before").isNull()).isEqualTo(wrong.exitCode() != 3);
        assertThat(met.err()).doesNotContain("\tat ");

        place.crm.faults().clear();
        place.waitsAreOver();
        Place.Outcome next = sync();
        boolean judged = met.figure("writes.rejected") + met.figure("writes.conflict") > 0;
        if (!judged) {
            assertThat(next.exitCode()).as(next.out()).isZero();
            toldTruly(next, settled(met));
            assertThat(place.crm.account().companies()).hasSize(COMPANIES);
        }
        assertThat(sync().figure("writes.attempted")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 207})
    void partOfABatchThatFailsIsToldRecordByRecord(int status) {
        begin(status, ",phone");
        place.crm.account().requires(List.of("phone"));

        Place.Outcome met = sync();

        assertThat(met.exitCode()).isEqualTo(1);
        assertThat(met.figure("writes.rejected")).isEqualTo(2);
        assertThat(met.figure("writes.created")).isEqualTo(COMPANIES - 2);
        toldTruly(met, 0);
        assertThat(place.crm.account().companies().values())
                .extracting(company -> String.valueOf(company.get("name")))
                .doesNotContain("Voorbeeld 1 Holding B.V.", "Voorbeeld 2 Holding B.V.");
    }
}
