package org.herkomst.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.herkomst.core.optout.OptOut;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OptOutCommandTests {
    @TempDir
    Path folder = Path.of("");

    private OptOutPlace place;

    @BeforeEach
    void layOut() throws IOException {
        place = new OptOutPlace(folder);
    }

    private List<OptOut> register() {
        return place.inWorkspace(workspace -> workspace.stores().optOuts().all());
    }

    private String list(String text) throws IOException {
        return place.write("list.csv", text).toString();
    }

    @Test
    void anEntryIsShownWithWhatTheTargetsHaveToDo() {
        place.known("Voorbeeld B.V.", "voorbeeld.example");
        long id = place.json("optout add --domain https://www.Voorbeeld.example/x --reason letter", 0)
                .path("id")
                .asLong();
        assertThat(place.text()).contains("Voorbeeld B.V.");
        JsonNode shown = place.json("optout show " + id, 0);
        assertThat(shown.path("state").asString("")).isEqualTo("confirmed");
        assertThat(shown.path("given").asString("")).isEqualTo("https://www.Voorbeeld.example/x");
        JsonNode target = shown.path("targets").get(0);
        assertThat(target.path("target").asString("")).isEqualTo("crm");
        assertThat(target.path("state").asString("")).isEqualTo("waiting");
        assertThat(target.path("next_look").asString("")).isNotEmpty();
        assertThat(target.path("receipt").isArray()).isTrue();
        assertThat(place.line("optout show " + id)).isZero();
        assertThat(place.text()).contains("domain voorbeeld.example", "confirmed: nothing is sent", "Target crm");
        assertThat(place.text().lines()).allMatch(line -> line.length() <= 100);
        assertThat(place.line("optout show 99")).isEqualTo(2);
        assertThat(place.errors()).contains("There is no opt-out 99 in force. See optout list.");
    }

    @Test
    void theListIsFilteredByState() {
        place.known("Voorbeeld B.V.", "voorbeeld.example");
        place.line("optout add --domain voorbeeld.example");
        place.line("optout add --name Niemand");
        assertThat(place.json("optout list", 0).path("opt_outs").size()).isEqualTo(2);
        JsonNode blocked = place.json("optout list --state blocked", 0).path("opt_outs");
        assertThat(blocked.size()).isEqualTo(1);
        assertThat(blocked.get(0).path("given").asString("")).isEqualTo("Niemand");
        assertThat(place.line("optout list --state closed")).isZero();
        assertThat(place.text()).contains("No opt-outs that are closed.");
        assertThat(place.line("optout list --state gone")).isEqualTo(2);
        assertThat(place.line("optout list")).isZero();
        assertThat(place.text()).contains("confirmed", "blocked", "voorbeeld.example");
    }

    @Test
    void anAddressOfAMailboxIsTakenForItsDomainAndSaidSo() {
        assertThat(place.line("optout add --domain info@acme.example")).isZero();
        assertThat(place.text()).contains("domain acme.example (from \"info@acme.example\")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--domain com", "--domain gmail.com", "--domain *", "--name B.V.", "--register 12", "--range x"})
    void whatNamesNobodyIsRefusedWithTheCure(String what) {
        assertThat(place.line("optout add " + what)).isEqualTo(2);
        assertThat(place.errors()).startsWith("error: ").containsAnyOf("Give ", "Write ");
        assertThat(place.text()).isEmpty();
    }

    @Test
    void aRangeWithoutAnIndexSaysThatNobodyWasLookedUp() throws IOException {
        place.inputs("[]");
        assertThat(place.line("optout add --range 203.0.113.0/30")).isEqualTo(1);
        assertThat(place.text()).contains("could NOT be looked up", "herkomst.resolver.inputs");
        assertThat(register()).hasSize(1);
        assertThat(place.line("optout import " + list("range,203.0.113.0/30\n")))
                .isEqualTo(2);
        assertThat(place.errors()).contains("no resolver input is configured");
    }

    @Test
    void anImportedRangeOptsOutItsCompanies() throws IOException {
        long een = place.known("Een B.V.", "een.example");
        assertThat(place.json("optout import " + list("kind,value\nrange,203.0.113.0/30\n"), 0)
                        .path("companies")
                        .asInt())
                .isEqualTo(1);
        assertThat(place.<List<Long>>inWorkspace(workspace -> workspace.stores().withdrawals().open().stream()
                        .map(task -> task.withdrawal().company())
                        .toList()))
                .containsExactly(een);
    }

    @Test
    void nothingIsEnteredWhereALineIsFaultyAndEachIsNamed() throws IOException {
        String text = """
                kind,value,reason
                domain,een.example,"of
                3 May"
                farm,x,
                domain,co.uk,
                domain,gmail.com,
                domain,*,
                name,B.V.,
                domain,,
                """;
        JsonNode refused = place.json("optout import " + list(text), 2);
        assertThat(refused.path("added").asInt()).isZero();
        assertThat(IntStream.range(0, refused.path("refused").size())
                        .mapToObj(
                                i -> refused.path("refused").get(i).asString("").replaceFirst(":.*", "")))
                .containsExactly("line 4", "line 5", "line 6", "line 7", "line 8", "line 9");
        assertThat(register()).isEmpty();
        assertThat(place.json("optout import --skip-faulty " + list(text), 1)
                        .path("added")
                        .asInt())
                .isEqualTo(1);
        assertThat(register())
                .singleElement()
                .satisfies(o -> assertThat(o.reason()).isEqualTo("of\n3 May"));
    }

    @Test
    void aFileOfDomainsOrColumnsNeedsNoHeader() throws IOException {
        assertThat(place.json("optout import " + list("\uFEFF# our list\neen.example\r\n\r\ntwee.example"), 0)
                        .path("added")
                        .asInt())
                .isEqualTo(2);
        assertThat(place.json("optout import " + list("name,Acme B.V.,asked\nregister,kvk:12345678\n"), 0)
                        .path("added")
                        .asInt())
                .isEqualTo(2);
        assertThat(place.json("optout import " + list("een.example\nEEN.example.\n"), 0)
                        .path("already_in_force")
                        .asInt())
                .isEqualTo(2);
        assertThat(place.line("optout import " + list("kind,value\ndomain,\"een.example\n")))
                .isEqualTo(2);
        assertThat(place.text()).contains("a quoted field doesn't end");
    }

    @Test
    void aFileThatMeetsManyNeedsAConfirmation() throws IOException {
        place.inWorkspace(workspace -> IntStream.range(0, 12)
                .mapToLong(i -> OptOutPlace.add(workspace, "Klant " + i, "klant" + i + ".example"))
                .sum());
        String all = list(
                IntStream.range(0, 12).mapToObj(i -> "klant" + i + ".example\n").collect(Collectors.joining()));
        JsonNode dry = place.json("optout import --dry-run " + all, 0);
        assertThat(dry.path("companies").asInt()).isEqualTo(12);
        assertThat(dry.path("known_companies").asInt()).isEqualTo(12);
        assertThat(place.line("optout import " + all)).isEqualTo(4);
        assertThat(place.text()).contains("--confirm");
        assertThat(register()).isEmpty();
        assertThat(place.json("optout import --confirm " + all, 0).path("added").asInt())
                .isEqualTo(12);
        assertThat(place.json("optout import --confirm " + all, 0).path("added").asInt())
                .isZero();
    }

    @Test
    void anExportIsReadBackToTheSameRegister() throws IOException {
        place.line("optout add --domain info@acme.example --reason =1+1");
        place.line("optout add --name Ácme_B.V. --reason \"quoted\",_'=x");
        place.line("optout add --register kvk:12345678 --reason -5");
        place.line("optout add --range 203.0.113.64/30");
        Path file = folder.resolve("export.csv");
        assertThat(place.json("optout export --file " + file, 0)
                        .path("exported")
                        .asInt())
                .isEqualTo(4);
        assertThat(place.errors()).contains("personal data");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("\"'=1+1\"", "\"-5\"").doesNotContain("\"=");
        assertThat(place.line("optout export")).isZero();
        assertThat(place.text()).isEqualTo(Files.readString(file));

        List<OptOut> before = register();
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        place = new OptOutPlace(elsewhere);
        assertThat(place.json("optout import " + file, 0).path("added").asInt()).isEqualTo(4);
        assertThat(register()).usingRecursiveComparison().ignoringFields("id").isEqualTo(before);
        assertThat(place.line("optout export --file " + folder.resolve("none/x.csv")))
                .isEqualTo(2);
    }

    @Test
    void nearNamesWaitForAPersonAndAreDecidedOnce() throws IOException {
        place.known("Vorbeeld B.V.", "vorbeeld.example");
        place.known("Voorbeeld N.V.", "voorbeeld.example");
        assertThat(place.json("review list", 0).path("questions").size()).isZero();
        JsonNode added = place.json("optout add --name Voorbeeld", 1);
        assertThat(added.path("questions").asInt()).isEqualTo(1);
        assertThat(added.path("companies").get(0).asString("")).isEqualTo("Voorbeeld N.V.");
        JsonNode question = place.json("review list", 1).path("questions").get(0);
        assertThat(question.path("question").asString(""))
                .contains("Vorbeeld B.V.", "vorbeeld.example", "\"Voorbeeld\"");
        long id = question.path("id").asLong();
        assertThat(place.line("review list")).isEqualTo(1);
        assertThat(place.text()).contains("review decide ID");
        assertThat(place.line("review decide " + id + " perhaps")).isEqualTo(2);
        assertThat(place.errors()).contains("Choose yes or no");
        assertThat(place.line("review decide " + id + " no")).isZero();
        assertThat(place.line("review decide " + id + " yes")).isEqualTo(2);
        assertThat(place.line("review decide 99 yes")).isEqualTo(2);
        assertThat(place.json("review list", 0).path("questions").size()).isZero();
        assertThat(place.json("review list --all", 0).path("questions").size()).isEqualTo(1);
        assertThat(place.json("optout import " + list("name,Voorbeeld\n"), 0)
                        .path("questions")
                        .asInt())
                .isZero();
    }

    @Test
    void aYesOptsOut() throws IOException {
        place.known("Vorbeeld B.V.", "vorbeeld.example");
        assertThat(place.json("optout import " + list("name,Voorbeeld\n"), 1)
                        .path("questions")
                        .asInt())
                .isEqualTo(1);
        assertThat(place.line("review decide 1 yes")).isZero();
        assertThat(register()).extracting(OptOut::value).containsExactly("voorbeeld", "vorbeeld.example");
    }

    @Test
    void aGroupIsItsDomainsAndQuestions() {
        place.known("Zorgveld B.V.", "shop.zorgveld.example");
        place.known("Zorgveld Logistiek B.V.", "zvl.example");
        JsonNode added = place.json("optout add --name Zorgveld --group", 1);
        assertThat(added.path("group").get(0).asString("")).isEqualTo("zorgveld.example");
        assertThat(added.path("questions").asInt()).isEqualTo(1);
        assertThat(place.json("review list", 1)
                        .path("questions")
                        .get(0)
                        .path("question")
                        .asString(""))
                .contains("Zorgveld Logistiek B.V.");
    }
}
