package org.herkomst.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CommandLineProgramTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return new CommandLineProgram(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    @Test
    void wrongCommandNamesTheNearest() {
        assertThat(run("snyc", "nightly")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("sync").doesNotContain("\tat ");
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "sync --help", "optout add --help", "index --help", "--version"})
    void helpFitsTheScreen(String line) {
        assertThat(run(line.split(" "))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).allMatch(text -> text.length() <= 100);
    }

    @Test
    void missingFileIsOneJsonDocument() {
        assertThat(run("--config", "none.yaml", "sync", "nightly", "--output", "json"))
                .isEqualTo(2);
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(out.toString(StandardCharsets.UTF_8))
                        .path("error")
                        .path("faults")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void daysBelongTogether() {
        assertThat(run("sync", "nightly", "--from", "2026-10-01")).isEqualTo(2);
        assertThat(run("sync", "nightly", "--from", "2026-10-02", "--to", "2026-10-01"))
                .isEqualTo(2);
    }
}
