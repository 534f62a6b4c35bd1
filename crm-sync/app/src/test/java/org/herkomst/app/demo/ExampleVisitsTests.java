package org.herkomst.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExampleVisitsTests {
    private static final int MOST_BYTES = 600 * 1024;

    @Test
    void bundledVisitsAreWhatTheGeneratorMakes() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ExampleVisits.class.getResourceAsStream("/demo/visits.ndjson"), "visits")) {
            byte[] bundled = in.readAllBytes();

            assertThat(bundled).hasSizeLessThan(MOST_BYTES);
            assertThat(new String(bundled, StandardCharsets.UTF_8)).isEqualTo(ExampleVisits.text());
        }
    }

    @Test
    void addressesAreOfDocumentationRanges() {
        assertThat(Pattern.compile("\"visitIp\":\"([^\"]*)\"")
                        .matcher(ExampleVisits.text())
                        .results()
                        .map(found -> found.group(1)))
                .allMatch(ip -> ip.matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d+"));
    }
}
