package org.herkomst.app.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.herkomst.app.mainjob.Place.Outcome;
import org.herkomst.app.store.PostgresServer;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The way of a plan on PostgreSQL: made, applied a few first, applied whole, and taken back. */
class PostgresPlanTests {
    @RegisterExtension
    static final PostgresServer SERVER = new PostgresServer();

    private static final int COMPANIES = 4;

    @TempDir
    Path folder;

    private Place place;
    private String adopted = "";

    @BeforeEach
    void begin() throws Exception {
        place = new Place(folder, PlanTests::searchedAtOnce);
        place.configure(
                "herkomst:\n",
                "herkomst:\n  database: { url: \"%s\", username: postgres }\n".formatted(SERVER.newDatabase()));
        place.provisioned();
        StringBuilder ranges = new StringBuilder("range,name,domain,country,type,city\n");
        IntStream.rangeClosed(1, COMPANIES)
                .forEach(i -> ranges.append(
                        "203.0.113.%d/32,Voorbeeld %d B.V.,v%d.example,NL,business,Utrecht%n".formatted(i, i, i)));
        place.write("ranges.csv", ranges.toString());
        adopted = place.crm.account().personAdds(Map.of("name", "Theirs", "domain", "v1.example"));
        long second = Instant.now().getEpochSecond() - 7_200;
        IntStream.rangeClosed(1, COMPANIES)
                .forEach(i -> place.matomo.put(ModelVisit.of(i, 1, "203.0.113." + i, second + i)));
    }

    @AfterEach
    void end() {
        assertThat(place.crm.log().violations()).isEmpty();
        place.close();
    }

    private JsonNode plan() {
        Outcome made = place.run("plan nightly --out " + folder.resolve("plan.json"));
        assertThat(made.exitCode()).as(made.out() + made.err()).isZero();
        return made.json();
    }

    private Outcome apply(String more) {
        return place.run("apply " + folder.resolve("plan.json") + more);
    }

    private static String id(Outcome run) {
        return run.json().path("run").path("id").asString("");
    }

    /** What people see of the records. */
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

    @Test
    void whatAPlanShowsIsAppliedOnceAndTakenBackWhole() {
        Map<String, Map<String, String>> before = there();
        JsonNode first = plan();
        assertThat(there()).isEqualTo(before);
        assertThat(first.path("operations").path("create").asInt()).isEqualTo(3);
        assertThat(first.path("operations").path("adopt").asInt()).isOne();

        Outcome applied = apply("");
        assertThat(applied.exitCode()).as(applied.out()).isZero();
        assertThat(applied.figure("writes.created")).isEqualTo(3);
        assertThat(applied.figure("writes.adopted")).isOne();
        assertThat(plan().path("fields").path("written").asInt()).isZero();

        Outcome undone = place.run("runs undo " + id(applied));
        assertThat(undone.exitCode()).as(undone.out()).isZero();
        assertThat(there()).isEqualTo(before);
    }

    @Test
    void aFewGoFirstAndWhatAPersonChangedMeanwhileIsLeft() {
        plan();
        assertThat(apply(" --first 2").figure("writes.attempted")).isEqualTo(2);
        place.crm.account().personEdits(adopted, Map.of("city", "Delft"));

        Outcome rest = apply("");

        assertThat(rest.figure("writes.created") + rest.figure("writes.adopted") + rest.figure("writes.deferred"))
                .isEqualTo(2);
        assertThat(place.crm.account().valuesOf(adopted)).containsEntry("city", "Delft");
    }
}
