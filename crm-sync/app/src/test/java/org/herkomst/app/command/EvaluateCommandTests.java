package org.herkomst.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code index evaluate}, as a person calls it. */
class EvaluateCommandTests {
    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void layOut() throws IOException {
        write("new.csv", """
                range,name,domain,type
                203.0.113.0/29,Bakkerij Korenaar B.V.,korenaar.example,
                203.0.113.8/29,Gouden Schaar B.V.,schaar.example,
                203.0.113.16/29,Polder Telecom,polder.example,business
                """);
        write("old.csv", """
                range,name
                203.0.113.0/29,Bakkerij Korenaar B.V.
                """);
        write("labels.csv", """
                range,name,domain,type,asn
                203.0.113.0/29,Korenaar,,,64500
                203.0.113.8/29,Another Name,www.schaar.example,,64500
                203.0.113.16/29,Polder Telecom,,isp,64501
                203.0.113.24/29,Kapper Kort,,,64501
                10.0.0.0/8,Our Office,,,
                house,No Range,,,
                """);
        configuration("herkomst.yaml", "{ type: ranges, path: %s/new.csv }");
        configuration("old.yaml", "{ type: ranges, path: %s/old.csv }");
        configuration("withheld.yaml", "{ type: ranges, path: %s/new.csv, permits: [network] }");
    }

    private void configuration(String name, String input) throws IOException {
        write(name, """
                herkomst:
                  data: "%1$s/data"
                  sources: { dump: { type: export, folder: "%1$s" } }
                  resolver: { inputs: [%2$s] }
                  targets: { crm: { type: hubspot, url: "https://api.hubapi.com", token: t } }
                  jobs: { nightly: { source: dump, target: crm } }
                """.formatted(folder, input.formatted(folder)));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private int run(String config, String... words) {
        out.reset();
        err.reset();
        List<String> line = Stream.concat(
                        Stream.of("--config", folder.resolve(config).toString(), "index", "evaluate"), Stream.of(words))
                .toList();
        return new CommandLineProgram(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(line.toArray(String[]::new));
    }

    private String labels() {
        return folder.resolve("labels.csv").toString();
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theFiguresOfAFewRangesAreTold() {
        assertThat(run("herkomst.yaml", labels())).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("labels.csv: 4 ranges asked, one address each; 3 are organisations', 1 providers'.")
                .contains("Rows left out: 1 in private space, 1 that can't be read.")
                .containsPattern("Shown as a company +75.0 % .* 3 of 4")
                .containsPattern("Right, of those shown +66.7 % .* 2 of 3")
                .containsPattern("Providers passed off as companies +100.0 % .* 1 of 1")
                .contains("Wrongly shown: 0 as another company, 1 that are providers, 0 whose label is a code.")
                .doesNotContain("203.0", "Korenaar", "10.0.0");
    }

    @Test
    void theDocumentHoldsTheSame() {
        assertThat(run("herkomst.yaml", labels(), "--output", "json")).isZero();

        JsonNode document = json();
        assertThat(document.at("/labels/private").asInt()).isEqualTo(1);
        assertThat(document.at("/labels/unreadable").asInt()).isEqualTo(1);
        assertThat(document.at("/figures/precision/share").asDouble()).isEqualTo(0.666667);
        assertThat(document.at("/figures/recall/count").asInt()).isEqualTo(2);
        assertThat(document.at("/figures/by/size/0/part").asString("")).isEqualTo("2-16");
        assertThat(document.has("against")).isFalse();
    }

    @Test
    void theCapLeavesRowsOut() {
        assertThat(run("herkomst.yaml", labels(), "--cap", "1", "--output", "json"))
                .isZero();

        assertThat(json().at("/labels/asked").asInt()).isEqualTo(2);
        assertThat(json().at("/labels/over_cap").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsWithheldIsCountedApartUnlessAskedOtherwise() {
        assertThat(run("withheld.yaml", labels(), "--output", "json")).isZero();
        assertThat(json().at("/figures/withheld").asInt()).isEqualTo(3);
        assertThat(json().at("/figures/shown").asInt()).isZero();

        assertThat(run("withheld.yaml", labels(), "--as-if-permitted", "--output", "json"))
                .isZero();
        assertThat(json().at("/figures/withheld").asInt()).isZero();
        assertThat(json().at("/figures/shown").asInt()).isEqualTo(3);
    }

    @Test
    void twoConfigurationsStandSideBySide() {
        String old = folder.resolve("old.yaml").toString();

        assertThat(run("herkomst.yaml", labels(), "--against", old)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("Shown as a company +75.0 % +3 of 4 +25.0 % +1 of 4 +\\+50.0")
                .contains("Rows whose verdict changed: 2")
                .contains("now shown 2, no longer shown 0; now right 1, no longer right 0.");

        assertThat(run("herkomst.yaml", labels(), "--against", old, "--output", "json"))
                .isZero();
        assertThat(json().at("/changes/now_shown").asInt()).isEqualTo(2);
        assertThat(json().at("/against/figures/shown").asInt()).isEqualTo(1);
    }

    @Test
    void aDiagramIsWritten() {
        Path file = folder.resolve("reliability.svg");

        assertThat(run("herkomst.yaml", labels(), "--svg", file.toString(), "--bins", "equal"))
                .isZero();

        assertThat(file).content(StandardCharsets.UTF_8).startsWith("<svg ").endsWith("</svg>\n");
    }

    @ParameterizedTest
    @CsvSource({
        "none.csv,,none.csv: there is no readable file",
        "new.csv,--cap -1,--cap is negative",
        "labels.csv,--svg labels.csv,.svg",
        "labels.csv,--svg no-such-folder/a.svg,can't be written",
        "labels.csv,--against no.yaml,no.yaml",
        "labels.csv,--bins nine,nine",
        "herkomst.yaml,,herkomst.yaml:1: the header"
    })
    void wrongUseIsExitCodeTwoAndSaysWhy(String file, String options, String message) {
        String[] words = Stream.concat(
                        Stream.of(folder.resolve(file).toString()),
                        options == null ? Stream.of() : Stream.of(options.split(" ")))
                .toArray(String[]::new);

        assertThat(run("herkomst.yaml", words)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
    }
}
