package org.herkomst.app.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.herkomst.app.mainjob.Place.Outcome;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking runs back. */
class UndoTests {
    private static final int COMPANIES = 4;

    @TempDir
    Path folder;

    private Place place;
    private String adopted = "";
    private int visits;

    @BeforeEach
    void begin() {
        place = new Place(folder, PlanTests::searchedAtOnce).provisioned();
        StringBuilder ranges = new StringBuilder("range,name,domain,country,type,city\n");
        IntStream.rangeClosed(1, COMPANIES)
                .forEach(i -> ranges.append(
                        "203.0.113.%d/32,Voorbeeld %d B.V.,v%d.example,NL,business,Utrecht%n".formatted(i, i, i)));
        place.write("ranges.csv", ranges.toString());
        adopted = place.crm.account().personAdds(Map.of("name", "Theirs", "domain", "v1.example"));
        visit();
    }

    @AfterEach
    void end() {
        assertThat(place.crm.log().violations()).isEmpty();
        place.close();
    }

    private void visit() {
        long second = Instant.now().getEpochSecond() - 7_200;
        IntStream.rangeClosed(1, COMPANIES).forEach(i -> {
            visits++;
            place.matomo.put(ModelVisit.of(visits, 1, "203.0.113." + i, second + visits));
        });
    }

    private String sync() {
        Outcome run = place.run("sync nightly");
        assertThat(run.exitCode()).as(run.out()).isZero();
        return run.json().path("run").path("id").asString("");
    }

    private Outcome undo(String run) {
        return place.run("runs undo " + run);
    }

    /** What people see of the records; what HubSpot counts by itself, and empty values, don't matter. */
    private Map<String, Map<String, String>> there() {
        Map<String, Map<String, String>> there = new TreeMap<>();
        place.crm.account().companies().forEach((id, values) -> {
            Map<String, String> filled = new TreeMap<>(values);
            filled.values().removeIf(String::isEmpty);
            filled.keySet().removeIf(name -> name.startsWith("hs_"));
            there.put(id, filled);
        });
        return there;
    }

    private String idOf(int company) {
        return place.crm.account().companies().entrySet().stream()
                .filter(e -> ("v" + company + ".example").equals(e.getValue().get("domain")))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFirstRunIsTakenBackWhole() {
        Map<String, Map<String, String>> before = there();
        String run = sync();
        assertThat(there()).isNotEqualTo(before);

        Outcome shown = place.run("runs undo " + run + " --dry-run");
        assertThat(shown.figure("writes.withdrawn")).isEqualTo(COMPANIES);
        assertThat(there()).isNotEqualTo(before);
        Outcome undone = undo(run);

        assertThat(undone.exitCode()).as(undone.out()).isZero();
        assertThat(undone.json().path("run").path("trigger").asString("")).isEqualTo("undo");
        assertThat(undone.figure("writes.withdrawn")).isEqualTo(COMPANIES);
        assertThat(there()).isEqualTo(before);
        Outcome again = undo(run);
        assertThat(again.figure("writes.attempted")).isZero();
        assertThat(again.json().path("records").size()).isZero();
    }

    @Test
    void anUpdateGoesBackToWhatWasThereWhereNobodyTouchedIt() {
        sync();
        Map<String, Map<String, String>> before = there();
        visit();
        String run = sync();
        place.crm.account().personEdits(adopted, Map.of("herkomst_visits_7d", "99", "phone", "+31 30 1"));

        Outcome undone = undo(run);

        assertThat(undone.exitCode()).as(undone.out()).isZero();
        assertThat(undone.figure("writes.updated")).isEqualTo(COMPANIES);
        before.get(adopted).putAll(Map.of("herkomst_visits_7d", "99", "phone", "+31 30 1"));
        assertThat(there()).isEqualTo(before);
        assertThat(undone.json().path("records").toString()).contains("\"reason\":\"human_edit\"");
        assertThat(place.plainly("runs undo " + run).out()).contains("Nothing to undo");
    }

    @Test
    void theNextRunWritesTheSameAgain() {
        sync();
        visit();
        String run = sync();
        Map<String, Map<String, String>> after = there();
        assertThat(place.plainly("runs undo " + run).out()).contains("The next run writes the same again");
        assertThat(there()).isNotEqualTo(after);

        assertThat(place.run("sync nightly").figure("writes.updated")).isEqualTo(COMPANIES);

        assertThat(there()).isEqualTo(after);
    }

    @Test
    void aRecordThatSomebodyChangedStaysAndLosesOurFields() {
        String run = sync();
        String theirs = idOf(2);
        place.crm.account().personEdits(theirs, Map.of("city", "Delft"));

        undo(run);

        assertThat(there().get(theirs))
                .containsEntry("city", "Delft")
                .containsEntry("name", "Voorbeeld 2 B.V.")
                .allSatisfy((name, value) -> assertThat(name).doesNotStartWith("herkomst_"));
        assertThat(there()).containsOnlyKeys(adopted, theirs);
    }

    @Test
    void aCompanyThatObjectedIsLeftToItsWithdrawal() {
        sync();
        visit();
        String run = sync();
        assertThat(place.run("optout add --domain v3.example").exitCode()).isZero();

        Outcome undone = undo(run);

        assertThat(undone.figure("writes.updated")).isEqualTo(COMPANIES - 1);
        assertThat(undone.figure("writes.withdrawn")).isOne();
        assertThat(place.crm.account().company("domain", "v3.example")).isEmpty();
    }

    @Test
    void whatIsKeptForAnUndoGoesWithTheCompany() {
        sync();
        assertThat(place.tablesThatHold("Voorbeeld 2 B.V.")).contains("RUN_CHANGE");

        place.run("optout add --domain v2.example");
        place.run("sync nightly");
        place.laterLooks();
        place.run("sync nightly");
        place.laterLooks();
        place.run("sync nightly");

        assertThat(place.tablesThatHold("Voorbeeld 2 B.V.")).isEmpty();
    }

    @Test
    void anUnknownRunIsWrongUse() {
        sync();
        assertThat(undo("nothing").exitCode()).isEqualTo(2);
    }
}
