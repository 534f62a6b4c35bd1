package org.herkomst.app.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.herkomst.app.mainjob.Place.Outcome;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.sandbox.hubspot.SandboxSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Plans, and doing exactly what they say. */
class PlanTests {
    private static final int COMPANIES = 6;

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
        place.crm.account().personAdds(Map.of("name", "Twin", "domain", "v2.example"));
        place.crm.account().personAdds(Map.of("name", "Twin too", "domain", "v2.example"));
        IntStream.rangeClosed(1, COMPANIES).forEach(this::visit);
    }

    /** What people made before is found. */
    static SandboxSettings searchedAtOnce(SandboxSettings s) {
        return new SandboxSettings(s.folder(), s.clock(), Duration.ZERO, s.partialStatus(), s.limits(), s.timeZone());
    }

    @AfterEach
    void end() {
        assertThat(place.crm.log().violations()).isEmpty();
        place.close();
    }

    private void visit(int company) {
        long second = Instant.now().getEpochSecond() - 7_200;
        visits++;
        place.matomo.put(ModelVisit.of(visits, 1, "203.0.113." + company, second + visits));
    }

    private JsonNode plan() {
        Outcome made = place.run("plan nightly --out " + file());
        assertThat(made.exitCode()).as(made.out() + made.err()).isLessThan(2);
        return made.json();
    }

    private Path file() {
        return folder.resolve("plan.json");
    }

    private JsonNode record(JsonNode plan, int company) {
        return plan.path("records")
                .valueStream()
                .filter(r -> r.path("domain").asString("").equals("v" + company + ".example"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void planShowsWhatItWouldDoAndWritesNothing() {
        Map<String, Map<String, String>> before = place.crm.account().companies();

        JsonNode plan = plan();

        assertThat(place.crm.account().companies()).isEqualTo(before);
        assertThat(plan.path("operations").path("create").asInt()).isEqualTo(4);
        assertThat(plan.path("operations").path("adopt").asInt()).isOne();
        assertThat(plan.path("operations").path("review").asInt()).isOne();
        assertThat(plan.path("writes").path("attempted").asInt()).isEqualTo(COMPANIES);
        JsonNode first = record(plan, 1);
        assertThat(first.path("operation").asString("")).isEqualTo("adopt");
        assertThat(first.path("matched_by").asString("")).isEqualTo("domain");
        assertThat(first.path("target_id").asString("")).isEqualTo(adopted);
        assertThat(first.path("fields")
                        .valueStream()
                        .filter(f -> f.path("field").asString("").equals("name")))
                .singleElement()
                .satisfies(name -> {
                    assertThat(name.path("old").asString("")).isEqualTo("Theirs");
                    assertThat(name.path("new").asString("")).isEqualTo("Theirs");
                    assertThat(name.path("written").asBoolean(true)).isFalse();
                    assertThat(name.path("why").asString("")).isEqualTo("the CRM has a value of its own");
                });
        assertThat(record(plan, 2).path("why").asString("")).contains("2 companies in HubSpot");
    }

    @Test
    void applyDoesWhatThePlanSaysAndASecondPlanIsEmpty() {
        JsonNode plan = plan();

        Outcome applied = place.run("apply " + file());

        assertThat(applied.exitCode()).as(applied.out()).isOne();
        assertThat(applied.figure("writes.created")).isEqualTo(4);
        assertThat(applied.figure("writes.adopted")).isOne();
        assertThat(applied.codes()).containsExactly("HK-PLN-003");
        plan.path("records").forEach(this::isThere);
        JsonNode second = plan();
        assertThat(second.path("fields").path("written").asInt()).isZero();
        assertThat(second.path("operations").path("review").asInt()).isOne();
        Outcome again = place.run("apply " + file());
        assertThat(again.figure("writes.attempted")).isZero();
    }

    private void isThere(JsonNode record) {
        if (record.path("operation").asString("").equals("review")) {
            return;
        }
        Map<String, String> there = place.crm
                .account()
                .company("herkomst_key", record.path("key").asString(""))
                .orElseThrow();
        record.path("fields")
                .forEach(f -> assertThat(there.getOrDefault(f.path("field").asString(""), ""))
                        .isEqualTo(f.path("new").asString("")));
    }

    @Test
    void visitsThatCameSinceChangeNothingOfThePlan() {
        plan();
        visit(3);

        Outcome applied = place.run("apply " + file());

        assertThat(applied.figure("visits.read")).isZero();
        assertThat(applied.figure("writes.created")).isEqualTo(4);
        assertThat(place.run("sync nightly").figure("visits.resolved")).isOne();
    }

    @Test
    void aRecordThatAPersonChangedMeanwhileIsLeftOutAndNamed() {
        plan();
        place.crm.account().personEdits(adopted, Map.of("city", "Delft"));

        Outcome applied = place.run("apply " + file());

        assertThat(applied.exitCode()).isOne();
        assertThat(applied.figure("writes.adopted")).isZero();
        assertThat(applied.figure("writes.deferred")).isOne();
        assertThat(applied.json().path("left_out").valueStream())
                .anyMatch(left -> left.path("name").asString("").equals("Voorbeeld 1 B.V.")
                        && left.path("why").asString("").contains("city"));
        assertThat(place.crm.account().valuesOf(adopted)).doesNotContainKey("herkomst_key");
    }

    @Test
    void aCompanyWithNewVisitsReadByAnotherRunIsLeftOutAndSoIsOneThatIsNew() {
        plan();
        visit(4);
        Path other = folder.resolve("other.json");
        assertThat(place.run("plan nightly --out " + other).exitCode()).isOne();

        Outcome applied = place.run("apply " + file());

        assertThat(applied.exitCode()).isOne();
        assertThat(applied.codes()).contains("HK-PLN-001");
        assertThat(applied.figure("writes.created")).isEqualTo(3);
        assertThat(applied.out()).contains("Voorbeeld 4 B.V.");
    }

    @Test
    void aFewGoFirstAndTheRestByTheSamePlan() {
        plan();

        Outcome canary = place.run("apply " + file() + " --share 20%");
        assertThat(canary.exitCode()).as(canary.out()).isOne();
        assertThat(canary.figure("writes.attempted")).isOne();
        Outcome two = place.run("apply " + file() + " --first 2");
        assertThat(two.figure("writes.attempted")).isOne();
        Outcome rest = place.run("apply " + file());
        assertThat(rest.figure("writes.attempted")).isEqualTo(3);
        assertThat(place.run("apply " + file()).figure("writes.attempted")).isZero();
    }

    @Test
    void guardsStandInTheWay() {
        place.configure("first-run-creations: 1000", "first-run-creations: 2");
        JsonNode plan = plan();
        assertThat(plan.path("guard").asString("")).contains("would be created");

        assertThat(place.run("apply " + file()).exitCode()).isEqualTo(4);
        assertThat(place.run("apply " + file() + " --first 2").figure("writes.attempted"))
                .isEqualTo(2);
        assertThat(place.run("apply " + file() + " --confirm").figure("writes.attempted"))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"operation\" : \"create\"=>\"operation\" : \"update\"",
                "Utrecht=>Delft",
                "}\n=>",
                "\"herkomst_plan\" : 1=>\"herkomst_plan\" : 2"
            })
    void anEditedOrShortenedPlanIsRefused(String edit) throws IOException {
        plan();
        String[] parts = edit.split("=>", -1);
        String text = Files.readString(file());
        assertThat(text + "\n").contains(parts[0]);
        String edited =
                parts[0].equals("}\n") ? text.substring(0, text.length() / 2) : text.replace(parts[0], parts[1]);
        Files.writeString(file(), edited);
        place.crm.log().clear();

        Outcome refused = place.run("apply " + file());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(place.crm.log().requests()).isEmpty();
    }

    @Test
    void aPlanOfAnotherConfigurationIsRefused() {
        plan();
        place.configure("share: 1", "share: 0.9");
        assertThat(place.run("apply " + file())
                        .json()
                        .path("error")
                        .path("message")
                        .asString(""))
                .contains("configuration is another one");
    }

    @Test
    void withoutANoticeAPlanLeavesNothingAndIsNotApplied() {
        place.configure(
                "  privacy: { notice: { url: \"https://www.example.com/privacy\", published: 2020-01-01 } }\n", "");
        assertThat(plan().path("operations").path("create").asInt()).isEqualTo(4);
        assertThat(place.tablesThatHold("Voorbeeld 1 B.V.")).isEmpty();
        assertThat(place.run("apply " + file()).exitCode()).isEqualTo(2);
    }

    @Test
    void onlyTheOwnerReadsPlansAndAnObjectionDeletesThoseThatNameTheCompany() throws IOException {
        plan();
        try (Stream<Path> kept = Files.list(folder.resolve("data/plans"))) {
            assertThat(kept.toList())
                    .singleElement()
                    .satisfies(plan -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(plan)))
                            .isEqualTo("rw-------"));
        }

        assertThat(place.run("optout add --domain v5.example").exitCode()).isZero();

        assertThat(folder.resolve("data/plans")).isEmptyDirectory();
        Outcome applied = place.run("apply " + file());
        assertThat(applied.figure("writes.created")).isEqualTo(3);
        assertThat(place.crm.account().company("domain", "v5.example")).isEmpty();
    }

    @Test
    void hostileNamesAreTextInThePage() throws IOException {
        place.crm.account().personEdits(adopted, Map.of("name", "<script>alert('x')</script>\"&<b>"));
        Path page = folder.resolve("plan.html");

        assertThat(place.plainly("plan nightly --all --html " + page).out())
                .contains("<script>alert('x')</script>")
                .contains("Joined to a record that is there already");

        assertThat(Files.readString(page))
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;&lt;b&gt;")
                .contains("Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
                .doesNotContain("<script", "http://", "https://");
    }

    @Test
    void underAMappingThatOnlyUpdatesPlanAndApplyMakeNothing() {
        place.write("mine.yaml", "extends: hubspot\ncreate: { mode: update }\n");
        place.configure("timeout: 1s", "timeout: 1s, mapping: " + folder.resolve("mine.yaml"));
        int before = place.crm.account().companies().size();

        JsonNode plan = plan();

        assertThat(plan.path("operations").path("leave").asInt()).isEqualTo(4);
        assertThat(plan.path("operations").path("adopt").asInt()).isOne();
        assertThat(record(plan, 3).path("why").asString("")).contains("the mapping only updates");
        Outcome applied = place.run("apply " + file());
        assertThat(applied.exitCode()).isOne();
        assertThat(applied.figure("writes.adopted")).isOne();
        assertThat(applied.figure("writes.not_sent")).isEqualTo(5);
        assertThat(applied.codes()).containsExactlyInAnyOrder("HK-REC-014", "HK-PLN-003");
        Outcome run = place.run("sync nightly");
        assertThat(run.figure("writes.not_sent")).isZero();
        assertThat(run.figure("companies.unchanged")).isEqualTo(5);
        assertThat(place.crm.account().companies()).hasSize(before);
    }

    @Test
    void theTextFitsTheScreenAndSaysWhatComesNext() {
        Outcome text = place.plainly("plan nightly");
        assertThat(text.out()).contains("4  new in the CRM", "herkomst apply ", "domain: (empty) -> v3.example");
        assertThat(text.out().lines().filter(line -> !line.contains("herkomst apply")))
                .allMatch(line -> line.length() <= 100);
    }
}
