package org.herkomst.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.core.target.SandboxCrm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each command of the contract that is there, called as a person would, over a real database and the sandbox CRM. */
class EveryCommandTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ADDRESSES = 10_000;

    @TempDir
    Path folder = Path.of("");

    private final SandboxCrm sandbox =
            ServiceLoader.load(SandboxCrm.class).findFirst().orElseThrow();
    private SandboxCrm.@org.jspecify.annotations.Nullable Running crm;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void layOut() throws IOException {
        SandboxCrm.Running running = sandbox.start(folder.resolve("crm"));
        crm = running;
        write("ranges.csv", """
                range,name,domain,country,type,register
                203.0.113.0/29,"Voorbeeld, Een B.V.",een.example,NL,business,kvk:00000001
                203.0.113.8/29,Voorbeeld Twee B.V.,twee.example,NL,business,
                """);
        Files.createDirectories(folder.resolve("inbox"));
        Instant anHourAgo = Instant.now().minusSeconds(3600);
        Path visits = write(
                "inbox/a.ndjson",
                ModelVisit.of(1, 1, "203.0.113.1", anHourAgo.getEpochSecond()).json() + "\n");
        Files.setLastModifiedTime(visits, FileTime.from(anHourAgo));
        write("secrets/TOKEN", running.token());
        write("herkomst.yaml", """
                spring.config.import: "configtree:%1$s/secrets/"
                herkomst:
                  data: "%1$s/data"
                  sources: { dump: { type: export, folder: "%1$s/inbox" } }
                  resolver: { inputs: [{ type: ranges, path: "%1$s/ranges.csv", licence: own data }] }
                  privacy: { notice: { url: "https://www.example.com/privacy", published: 2020-01-01 } }
                  targets: { crm: { type: hubspot, url: "%2$s", token: "${TOKEN}" } }
                  jobs: { nightly: { source: dump, target: crm, first-days: 730 } }
                """.formatted(folder, running.url()));
    }

    @AfterEach
    void end() {
        if (crm != null) {
            crm.close();
        }
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        return new CommandLineProgram(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(words);
    }

    private int configured(String line) {
        return run(("--config " + folder.resolve("herkomst.yaml") + " " + line).split(" "));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json(String line, int exitCode) {
        assertThat(configured(line + " --output json")).as(line).isEqualTo(exitCode);
        return JSON.readTree(text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "check",
                "provision",
                "sync",
                "plan",
                "apply",
                "runs",
                "runs list",
                "runs show",
                "runs undo",
                "index",
                "index build",
                "index info",
                "index lookup",
                "index resolve",
                "index evaluate",
                "optout",
                "optout add",
                "optout list",
                "optout show",
                "optout import",
                "optout export",
                "optout remove",
                "review",
                "review list",
                "review decide",
                "company",
                "company wrong",
                "company mute",
                "company clear",
                "company list",
                "audit",
                "audit list",
                "audit verify",
                "audit accept",
                "mapping",
                "mapping show",
                "mapping validate",
                "mapping test",
                "mapping schema",
                "notice"
            })
    void helpOfEachFitsTheScreen(String command) {
        assertThat(run((command + " --help").split(" "))).isZero();
        assertThat(text()).startsWith("Usage: herkomst " + command);
        assertThat(text().lines()).allMatch(line -> line.length() <= 100);
        assertThat(err.size()).isZero();
    }

    @Test
    void aJobFromCheckToItsReports() {
        assertThat(json("check", 1).path("findings").size()).isGreaterThan(4);
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(json("runs list", 0).path("runs").size()).isZero();
        assertThat(json("optout list", 0).path("opt_outs").size()).isZero();
        assertThat(folder.resolve("data")).doesNotExist();

        assertThat(json("provision", 0).path("crm").path("created").size()).isPositive();
        assertThat(json("provision", 0).path("crm").path("created").size()).isZero();
        assertThat(json("check nightly", 0)
                        .path("sites")
                        .get(0)
                        .path("nameable")
                        .asInt())
                .isEqualTo(1);
        assertThat(json("sync nightly --dry-run", 0).path("records").size()).isEqualTo(1);
        assertThat(configured("sync nightly --dry-run")).isZero();
        assertThat(text())
                .contains("Voorbeeld, Een B.V.: would be created")
                .contains("nothing was sent", "would be new");
        assertThat(text().lines()).allMatch(line -> line.length() <= 100);
        assertThat(json("sync nightly", 0).path("writes").path("created").asInt())
                .isEqualTo(1);
        assertThat(json("sync nightly", 0).path("writes").path("attempted").asInt())
                .isZero();

        JsonNode runs = json("runs list", 0).path("runs");
        assertThat(runs.size()).isEqualTo(4);
        String id = runs.get(0).path("id").asString("");
        assertThat(json("runs show " + id, 0).path("run").path("id").asString(""))
                .isEqualTo(id);
        assertThat(configured("runs show " + id)).isZero();
        assertThat(text()).contains("The sums close").contains(id);
    }

    @Test
    void optOutsNeedNoInputAndNoTarget() throws IOException {
        end();
        Files.delete(folder.resolve("ranges.csv"));

        long id = json("optout add --domain een.example --reason letter", 0)
                .path("id")
                .asLong();
        assertThat(json("optout add --domain een.example", 0).path("id").asLong())
                .isEqualTo(id);
        assertThat(configured("optout add --name Voorbeeld")).isZero();
        assertThat(configured("optout add --register kvk:12345678")).isZero();
        assertThat(configured("optout add --register 12")).isEqualTo(2);
        assertThat(configured("optout add --range 203.0.113.0/29")).isEqualTo(2);
        assertThat(configured("optout add")).isEqualTo(2);

        write("list.csv", "kind,value,reason\ndomain,drie.example,\"by, mail\"\nfarm,x,\nregister,zz,\n");
        assertThat(json("optout import " + folder.resolve("list.csv"), 2)
                        .path("added")
                        .asInt())
                .isZero();
        JsonNode imported = json("optout import --skip-faulty " + folder.resolve("list.csv"), 1);
        assertThat(imported.path("added").asInt()).isEqualTo(1);
        assertThat(imported.path("refused").get(0).asString("")).startsWith("line 3");
        assertThat(imported.path("refused").get(1).asString("")).startsWith("line 4");

        assertThat(json("optout list", 0).path("opt_outs").size()).isEqualTo(4);
        assertThat(configured("optout remove " + id)).isZero();
        assertThat(configured("optout remove " + id)).isEqualTo(2);
        assertThat(json("optout list", 0).path("opt_outs").size()).isEqualTo(3);
    }

    @Test
    void optOutByRangeSaysWhomItCovers() {
        assertThat(configured("optout add --range 203.0.113.0/30")).isZero();
        assertThat(text()).contains("Voorbeeld, Een B.V.").doesNotContain("Twee");
    }

    @Test
    void indexSaysWhatItIsMadeOfAndExplains() {
        assertThat(json("index build", 0).path("inputs").get(0).path("rows").asInt())
                .isEqualTo(2);
        assertThat(json("index info", 0).path("version").asString("")).isNotEmpty();
        assertThat(json("index lookup 203.0.113.9", 0).path("domain").asString(""))
                .isEqualTo("twee.example");
        assertThat(json("index lookup 203.0.113.99", 0).path("verdict").asString(""))
                .isEqualTo("unknown");
        assertThat(json("index lookup house", 2).path("error").path("exit_code").asInt())
                .isEqualTo(2);
    }

    @Test
    void companyThatAPersonCallsWrongIsNamedNoMoreUntilThatIsTakenBack() throws IOException {
        json("provision", 0);
        String key = json("sync nightly --dry-run", 0)
                .path("records")
                .get(0)
                .path("fields")
                .valueStream()
                .filter(field -> field.path("field").asString("").equals("herkomst_key"))
                .map(field -> field.path("new").asString(""))
                .findFirst()
                .orElseThrow();
        json("sync nightly", 0);
        String before = json("index info", 0).path("version").asString("");

        assertThat(json("company wrong " + key, 0).path("ruling").asString("")).isEqualTo("wrong");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(json("company list", 0).path("companies").get(0).path("on").asString(""))
                .isEqualTo(today);
        assertThat(json("index lookup 203.0.113.1", 0).path("reason").asString(""))
                .contains("Corrected by a person on " + today);
        assertThat(json("index lookup 203.0.113.9", 0).path("verdict").asString(""))
                .isEqualTo("company");
        assertThat(Files.readString(folder.resolve("data/corrections.csv")))
                .contains("een.example")
                .doesNotContain("203.0.113");
        assertThat(json("index build", 0).path("inputs").get(1).path("type").asString(""))
                .isEqualTo("corrections");

        Files.delete(folder.resolve("data/corrections.csv"));
        assertThat(json("sync nightly", 0).path("writes").path("withdrawn").asInt())
                .isOne();
        assertThat(json("index lookup 203.0.113.1", 0).path("verdict").asString(""))
                .as("the database has the truth")
                .isEqualTo("unknown");
        assertThat(json("company clear " + key, 0).path("ruling").isNull()).isTrue();
        assertThat(json("index lookup 203.0.113.1", 0).path("verdict").asString(""))
                .isEqualTo("company");
        assertThat(json("index info", 0).path("version").asString("")).isEqualTo(before);
    }

    @Test
    void manyAddressesAreResolvedInOrderWhateverTheOutput() throws IOException {
        String lines = IntStream.range(0, ADDRESSES)
                .mapToObj(i -> i % 10 == 0 ? "no address " + i : "203.0.113." + i % 256)
                .collect(Collectors.joining("\n"));
        Path file = write("addresses.txt", lines + "\n");

        assertThat(configured("index resolve " + file + " --output json")).isZero();

        List<String> rows = text().lines().toList();
        assertThat(rows).hasSize(ADDRESSES + 1);
        assertThat(rows.get(0)).isEqualTo("ip,company_name,domain,confidence,verdict,reasons");
        assertThat(rows.get(1)).startsWith("no address 0,,,0.00,unknown,");
        assertThat(rows.get(2)).startsWith("203.0.113.1,\"Voorbeeld, Een B.V.\",een.example,1.00,company,");
        assertThat(rows.get(10)).startsWith("203.0.113.9,Voorbeeld Twee B.V.,twee.example,1.00,company,");
        assertThat(rows.get(ADDRESSES)).startsWith("203.0.113." + (ADDRESSES - 1) % 256 + ",");
        assertThat(configured("index resolve " + folder.resolve("none.txt"))).isEqualTo(2);
    }

    @Test
    void pageGroupsAreMutedListedAndHeardAgain() {
        assertThat(json("company mute --pages /jobs/", 0).path("pages").asString(""))
                .isEqualTo("/jobs");
        assertThat(json("company list", 0).path("pages").size()).isOne();
        assertThat(json("audit list", 0).toString()).contains("pages_ruled", "/jobs");
        assertThat(configured("company clear --pages /jobs")).isZero();
        assertThat(json("company list", 0).path("pages").size()).isZero();
        assertThat(configured("company mute --pages jobs")).isEqualTo(2);
        assertThat(configured("company mute --pages /jobs hk-1")).isEqualTo(2);
        assertThat(configured("company mute")).isEqualTo(2);
    }

    @Test
    void mappingsAreShownAndChecked() throws IOException {
        assertThat(run("mapping", "show", "hubspot")).isZero();
        String preset = text();
        Path good = write("good.yaml", preset);
        assertThat(run("mapping", "validate", good.toString())).isZero();
        Path bad = write("bad.yaml", preset.replace("target: hubspot", "target: hubspot\nfeilds: {}"));
        assertThat(run("mapping", "validate", bad.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("feilds").contains("Did you mean fields");
        Path mine = write("mine.yaml", "extends: hubspot\nfields: { phone: off, city: { max: 9 } }\n");
        assertThat(run("mapping", "show", mine.toString())).isZero();
        assertThat(text()).contains("max: 9  # " + mine + ":2", "phone: off (" + mine + ":2)");
        assertThat(run("mapping", "show", "hubspt")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Did you mean hubspot? Legal: ")
                .doesNotContain("..");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "de", "fr"})
    void noticeIsThereInEachLanguage(String language) {
        assertThat(configured("notice --language " + language)).isZero();
        assertThat(text()).contains("HubSpot", "own data").doesNotContain("%");
        assertThat(text().lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sync nihgtly",
                "check nihgtly",
                "provision nothing",
                "sync nightly --drry-run",
                "sync",
                "runs show nothing",
                "plan nihgtly",
                "apply nothing.json",
                "apply plan.json --first 0",
                "apply plan.json --share 0%",
                "apply plan.json --share 5% --first 5",
                "runs undo nothing",
                "notice --language xx",
                "index lookup",
                "nothing"
            })
    void wrongUseIsExitCodeTwoInOneDocument(String line) {
        JsonNode error = json(line, 2).path("error");
        assertThat(error.path("message").asString("")).isNotEmpty();
        assertThat(error.path("action").asString("")).isNotEmpty();
    }
}
