package org.herkomst.proofs.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.herkomst.proofs.kills.agent.Spot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentJarTests {
    private static final String PROGRAM = Counting.class.getName();

    @TempDir
    Path folder;

    private AgentJar agent;
    private Path hits;

    @BeforeEach
    void make() throws IOException {
        Path spaced = Files.createDirectories(folder.resolve("with spaces"));
        agent = AgentJar.make(spaced);
        hits = spaced.resolve("hits, all.txt");
    }

    private record Ended(int exit, List<String> lines) {}

    @Test
    void endsTheProcessBeforeTheThirdCall() throws Exception {
        Ended ended = run(PROGRAM + "#say:enter:3");

        assertThat(ended).isEqualTo(new Ended(137, List.of("1", "2", "failed")));
        assertThat(hits).hasContent(PROGRAM + "#say:enter:3");
    }

    @Test
    void anExitByExceptionDoesNotCount() throws Exception {
        Ended ended = run(PROGRAM + "#say:exit:3");

        assertThat(ended).isEqualTo(new Ended(137, List.of("1", "2", "failed", "3", "4")));
        assertThat(hits).hasContent(PROGRAM + "#say:exit:3");
    }

    @Test
    void aPlaceThatIsNotReachedLeavesNoMark() throws Exception {
        Ended ended = run(PROGRAM + "#say:enter:6");

        assertThat(ended.exit()).isZero();
        assertThat(ended.lines()).hasSize(6);
        assertThat(hits).doesNotExist();
    }

    private Ended run(String spot) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        agent.flag(Spot.parse(spot), hits),
                        "-cp",
                        Path.of("target", "test-classes").toAbsolutePath().toString(),
                        PROGRAM)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said.lines().toList());
    }
}
