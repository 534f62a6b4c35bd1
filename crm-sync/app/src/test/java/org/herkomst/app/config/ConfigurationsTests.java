package org.herkomst.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationsTests {
    private static final String GOOD = """
            herkomst:
              data: ./data
              database: { url: "jdbc:h2:file:./data/herkomst" }
              sources:
                web:
                  type: matomo
                  url: https://matomo.example.com
                  token: ${MATOMO_TOKEN}
                  sites: [1, 2]
              exclude: { ranges: [192.0.2.0/28], page-groups: [/jobs] }
              resolver:
                minimum-confidence: 0.7
              privacy:
                basis: legitimate_interest
                notice: { url: "https://www.example.com/privacy", published: 2026-11-01 }
                retention: { visits: 30d, sums: 395d }
              guards: { first-run-creations: 200, share: 0.3 }
            """;

    @TempDir
    Path folder = Path.of("");

    private final List<String> warnings = new ArrayList<>();

    private HerkomstConfiguration read(String text) throws IOException {
        Path file = folder.resolve("herkomst.yaml");
        Files.writeString(file, text);
        return Configurations.read(file, Map.of("MATOMO_TOKEN", "t0ken"), warnings::add);
    }

    private ConfigurationException refused(String text) {
        return catchThrowableOfType(ConfigurationException.class, () -> read(text));
    }

    @Test
    void allFaultsOfTheOptOutPageAreToldAtOnce() {
        ConfigurationException refused = refused(GOOD + """
              opt-out-page:
                url: opt-out
                port: 99999
                languages: [nl, es]
                trusted-proxies: [10.0.0.0/99]
                mail: { host: smtp.example.com, from: "A <a@b.example>", tls: yes }
            """);
        assertThat(refused.faults())
                .extracting(fault -> fault.key().replace("herkomst.opt-out-page.", ""))
                .containsExactlyInAnyOrder(
                        "url", "port", "languages", "trusted-proxies", "contact", "mail.from", "mail.tls");
    }

    @Test
    void goodConfigurationIsRead() throws IOException {
        HerkomstConfiguration read = read(GOOD);

        var matomo = read.sources().get("web").matomo();
        assertThat(matomo).isNotNull();
        assertThat(matomo.token().reveal()).isEqualTo("t0ken");
        assertThat(matomo.sites()).containsExactly(1, 2);
        assertThat(read.privacy().retention().visits().toDays()).isEqualTo(30);
        assertThat(read.version()).matches("[0-9a-f]{12}");
        assertThat(warnings).isEmpty();
    }

    @Test
    void mountedFilesFillPlaceholders() throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("MOUNTED_TOKEN"), "fr0mFile\n");
        Files.writeString(secrets.resolve("of.another.program"), "x");

        HerkomstConfiguration read = read("spring.config.import: \"configtree:" + secrets + "/\"\n"
                + GOOD.replace("MATOMO_TOKEN", "MOUNTED_TOKEN"));

        var matomo = read.sources().get("web").matomo();
        assertThat(matomo).isNotNull();
        assertThat(matomo.token().reveal()).isEqualTo("fr0mFile");
        assertThat(warnings).isEmpty();
    }

    @Test
    void timeoutOfATargetIsReadAndHalfAMinuteWithoutOne() throws IOException {
        String target =
                "  targets:\n    crm: { type: hubspot, url: \"https://crm.example.com\", token: \"${MATOMO_TOKEN}\"";

        assertThat(read(GOOD + target + " }\n").targets().get("crm").timeout()).hasSeconds(30);
        assertThat(read(GOOD + target + ", timeout: 5s }\n")
                        .targets()
                        .get("crm")
                        .timeout())
                .hasSeconds(5);
    }

    @Test
    void longestTimeInFlightIsReadAndNeverShorterThanTheTimeout() throws IOException {
        String target =
                "  targets:\n    crm: { type: hubspot, url: \"https://crm.example.com\", token: \"${MATOMO_TOKEN}\"";

        assertThat(read(GOOD + target + " }\n").targets().get("crm").longestInFlight())
                .hasMinutes(15);
        assertThat(read(GOOD + target + ", timeout: 2s, longest-in-flight: 3s }\n")
                        .targets()
                        .get("crm")
                        .longestInFlight())
                .hasSeconds(3);
        assertThat(refused(GOOD + target + ", longest-in-flight: 29s }\n").faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString())
                        .contains("herkomst.targets.crm.longest-in-flight", "shorter than timeout (30s)"));
    }

    @Test
    void unknownMappingIsToldOnce() {
        ConfigurationException wrong = refused(
                GOOD
                        + "  targets:\n    crm: { type: hubspot, url: \"https://crm.example.com\", token: \"${MATOMO_TOKEN}\", mapping: hubspt }\n");

        assertThat(wrong.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.key()).isEqualTo("herkomst.targets.crm.mapping");
            assertThat(fault.toString())
                    .contains("names hubspt: there is no such preset")
                    .doesNotContain("..");
        });
    }

    @Test
    void absentInputIsAFaultExceptWhereNoInputIsNeeded() throws IOException {
        String text = GOOD.replace("minimum-confidence: 0.7", "inputs: [{ type: ranges, path: not-there.csv }]");

        assertThat(refused(text).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("not-there.csv"));
        Configurations.readWithoutInputs(
                folder.resolve("herkomst.yaml"), Map.of("MATOMO_TOKEN", "t0ken"), warnings::add);
        assertThat(warnings).singleElement().asString().contains("not-there.csv");
    }

    @Test
    void secretsDoNotChangeTheVersion() throws IOException {
        String version = read(GOOD).version();

        assertThat(read(GOOD.replace("${MATOMO_TOKEN}", "other")).version()).isEqualTo(version);
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("herkomst.sources.web.token")
                .doesNotContain("other");
        assertThat(read(GOOD.replace("0.7", "0.8")).version()).isNotEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            data: ./data                        | dada: ./data                   | 2  | herkomst.dada                       | unknown key
            jdbc:h2:file:./data/herkomst        | jdbc:mysql://db/x              | 3  | herkomst.database.url               | neither
            type: matomo                        | type: matomoo                  | 6  | herkomst.sources.web.type           | unknown type
            https://matomo.example.com          | matomo.example.com             | 7  | herkomst.sources.web.url            | not a web address
            https://matomo.example.com          | ftp://matomo.example.com       | 7  | herkomst.sources.web.url            | not a web address
            https://matomo.example.com          | https://a:b@matomo.example.com | 7  | herkomst.sources.web.url            | holds a user
            https://matomo.example.com          | https://m.example/?token_auth=1| 7  | herkomst.sources.web.url            | token
            https://matomo.example.com          | 'https://m.example/#x'         | 7  | herkomst.sources.web.url            | fragment
            ${MATOMO_TOKEN}                     | ${NOT_SET}                     | 8  | herkomst.sources.web.token          | NOT_SET is not set
            ${MATOMO_TOKEN}                     | ''                             | 8  | herkomst.sources.web.token          | is empty
            token: ${MATOMO_TOKEN}              | tokn: ${MATOMO_TOKEN}          | 8  | herkomst.sources.web.tokn           | unknown key
            [1, 2]                              | [one]                          | 9  | herkomst.sources.web.sites          | site number
            192.0.2.0/28                        | 192.0.2.0/99                   | 10 | herkomst.exclude.ranges             | Range 1
            [/jobs]                             | [jobs]                         | 10 | herkomst.exclude.page-groups        | begin with /
            0.7                                 | 1.7                            | 12 | herkomst.resolver.minimum-confidence| from 0 to 1
            0.7                                 | much                           | 12 | herkomst.resolver.minimum-confidence| from 0 to 1
            basis: legitimate_interest          | basis: because                 | 14 | herkomst.privacy.basis              | unknown value
            basis: legitimate_interest          | basis: consent                 | 13 | herkomst.privacy.consent.dimension  | is missing
            2026-11-01                          | soon                           | 15 | herkomst.privacy.notice.published   | not a date
            30d                                 | 30 moons                       | 16 | herkomst.privacy.retention.visits   | not a duration
            30d                                 | 300d                           | 16 | herkomst.privacy.retention.visits   | from 1d to 90d
            200                                 | -1                             | 17 | herkomst.guards.first-run-creations | whole number
            0.3                                 | 3                              | 17 | herkomst.guards.share               | from 0 to 1
            """)
    void faultNamesLineKeyAndCure(String good, String bad, int line, String key, String message) {
        ConfigurationException refused = refused(GOOD.replace(good, bad));

        assertThat(refused).isNotNull();
        assertThat(refused.faults()).anySatisfy(fault -> {
            assertThat(fault.key()).isEqualTo(key);
            assertThat(fault.message()).contains(message);
            assertThat(fault.action()).isNotBlank();
            if (!message.equals("is missing")
                    && !key.contains(".ranges")
                    && !key.contains("page-groups")
                    && !key.contains(".sites")) {
                assertThat(fault.where()).endsWith("herkomst.yaml:" + line);
            }
        });
    }

    @Test
    void everyFaultIsToldAtOnce() {
        String bad = GOOD.replace("0.7", "7").replace("0.3", "3").replace("data: ./data", "dada: x");

        assertThat(refused(bad).faults()).hasSize(3);
    }

    @Test
    void fileFaultsAreTold() {
        assertThat(refused("").faults()).hasSize(1);
        assertThat(refused("herkomst: [unclosed").getMessage()).contains("is not YAML");
        assertThat(refused("herkomst:\n  data: a\n  data: b\n").getMessage()).contains("twice");
        assertThat(refused("other: 1\nherkomst:\n  data: a\n").getMessage()).contains("unknown top-level key");
        assertThat(catchThrowableOfType(ConfigurationException.class, () -> Configurations.read(folder))
                        .getMessage())
                .contains("is a folder");
        assertThat(catchThrowableOfType(
                                ConfigurationException.class, () -> Configurations.read(folder.resolve("none.yaml")))
                        .getMessage())
                .contains("no such file");
    }

    @Test
    void mountedSecretIsRead() throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("herkomst.sources.web.token"), "mounted\n");
        String text = "spring: { config: { import: \"configtree:" + secrets + "/\" } }\n"
                + GOOD.replace("      token: ${MATOMO_TOKEN}\n", "");

        var matomo = read(text).sources().get("web").matomo();

        assertThat(matomo).isNotNull();
        assertThat(matomo.token().reveal()).isEqualTo("mounted");
    }

    @Test
    void jobFaultsAreTold() {
        String text =
                GOOD + "  jobs:\n    nightly: { source: wob, target: crm, cron: \"0 0\", zone: Mars, first-days: 0 }\n";

        assertThat(refused(text).faults())
                .extracting(ConfigurationException.Fault::key)
                .contains(
                        "herkomst.jobs.nightly.source",
                        "herkomst.jobs.nightly.target",
                        "herkomst.jobs.nightly.cron",
                        "herkomst.jobs.nightly.zone",
                        "herkomst.jobs.nightly.first-days");
    }

    @Test
    void inputFaultsAreTold() {
        String text = GOOD.replace("minimum-confidence: 0.7", "inputs: [ { type: mmdb, path: missing.mmdb } ]");

        assertThat(refused(text).getMessage()).contains("inputs[0].path").contains("inputs[0].permits");
    }
}
