package org.herkomst.app.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A configuration that can't be used ends every command before anything is asked or sent, and says how to mend it. */
class BadConfigurationTests {
    private static final String SYNC = "sync nightly";

    @TempDir
    Path folder;

    private Place place;

    @BeforeEach
    void begin() {
        place = new Place(folder);
        place.write("empty.yaml", "");
        place.write("broken.yaml", "target: hubspot\nfields: {unclosed");
    }

    @AfterEach
    void end() {
        place.close();
    }

    /** Place, key and cure are told, in text and as JSON; nothing is asked of anyone, and nothing is written. */
    private void refused(String command, String key, String words) {
        Place.Outcome told = place.plainly(command);
        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains(key, "herkomst.yaml", words).doesNotContain("\tat ", "Exception");

        Place.Outcome document = place.run(command);
        assertThat(document.exitCode()).isEqualTo(2);
        JsonNode error = document.json().path("error");
        assertThat(error.path("exit_code").asInt()).isEqualTo(2);
        List<JsonNode> faults = error.path("faults").valueStream().toList();
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.path("key").asString("")).isEqualTo(key);
            assertThat(fault.path("where").asString("")).contains("herkomst.yaml:");
            assertThat(fault.path("message").asString("")).contains(words);
            assertThat(fault.path("action").asString("")).isNotBlank();
        });
        assertThat(document.out() + document.err()).doesNotContain("\tat ");

        assertThat(place.matomo.requests()).isEmpty();
        assertThat(place.crm.log().requests()).isEmpty();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            first-days: 730       | frist-days: 730         | herkomst.jobs.nightly.frist-days | unknown key
            `"${HUBSPOT}"`        | `"${NOT_SET}"`          | herkomst.targets.crm.token       | NOT_SET is not set
            `token: "${MATOMO}",` | ``                      | herkomst.sources.web.token       | is missing
            timeout: 1s           | mapping: FOLDER/empty.yaml  | herkomst.targets.crm.mapping | empty.yaml
            timeout: 1s           | mapping: FOLDER/broken.yaml | herkomst.targets.crm.mapping | broken.yaml
            timeout: 1s           | mapping: FOLDER/gone.yaml   | herkomst.targets.crm.mapping | gone.yaml
            timeout: 1s           | mapping: hubspt         | herkomst.targets.crm.mapping     | no such preset
            `url: "http://127`    | `url: "htp://127`       | herkomst.sources.web.url         | not a web address
            FOLDER/ranges.csv     | FOLDER/ranges.tsv       | herkomst.resolver.inputs[0].path | ranges.tsv
            0 0 3 * * *           | 0 0 33 * * *            | herkomst.jobs.nightly.cron       | cron
            first-days: 730       | first-days: 73000       | herkomst.jobs.nightly.first-days | from 1 to
            share: 1              | share: 1.5              | herkomst.guards.share            | from 0 to 1
            timeout: 1s           | timeout: 1h             | herkomst.targets.crm.timeout     | from 1s to
            """)
    void faultIsToldWithItsPlaceAndItsCureAndNothingIsSent(String part, String other, String key, String words) {
        place.configure(
                part.replace("FOLDER", folder.toString()),
                other == null ? "" : other.replace("FOLDER", folder.toString()));

        refused(SYNC, key, words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "provision", "sync nightly --dry-run", "index build", "runs list", "optout list"})
    void everyCommandLooksAtTheWholeConfigurationFirst(String command) {
        place.configure("share: 1", "share: 1.5");

        refused(command, "herkomst.guards.share", "from 0 to 1");
    }
}
