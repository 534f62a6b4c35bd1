package org.herkomst.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFilesTests {
    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2027-01-04T12:00:00Z"));
    private WholeFiles files = new WholeFiles(clock);

    @BeforeEach
    void begin() {
        files = new WholeFiles(clock);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(folder.resolve(name), FileTime.from(clock.instant()));
    }

    private List<String> passed() {
        return files.filterFiles(folder.toFile().listFiles()).stream()
                .map(File::getName)
                .sorted()
                .toList();
    }

    @Test
    void aFileThatGrowsWaitsUntilItIsLeftAloneAndPassesOnce() throws IOException {
        write("a.ndjson", "1");
        assertThat(passed()).isEmpty();
        for (int i = 0; i < 5; i++) {
            clock.pass(Duration.ofSeconds(6));
            write("a.ndjson", "1".repeat(i + 2));
            assertThat(passed()).isEmpty();
        }
        clock.pass(Duration.ofSeconds(10));
        assertThat(passed()).containsExactly("a.ndjson");
        clock.pass(Duration.ofHours(1));
        assertThat(passed()).isEmpty();
    }

    @Test
    void twoAtOnceBothPassAndAChangedOnePassesAgain() throws IOException {
        write("a.json", "[]");
        write("b.csv.gz", "x");
        clock.pass(Duration.ofSeconds(11));
        assertThat(passed()).containsExactly("a.json", "b.csv.gz");
        write("a.json", "[1]");
        assertThat(passed()).isEmpty();
        clock.pass(Duration.ofSeconds(11));
        assertThat(passed()).containsExactly("a.json");
    }

    @Test
    void temporaryHiddenAndOtherFilesNeverPassAndARenamedOneDoesAtOnce() throws IOException {
        for (String name : List.of("a.json.part", ".b.json", "notes.txt", "c.json.tmp")) {
            write(name, "[]");
        }
        Files.createDirectory(folder.resolve("d.json"));
        clock.pass(Duration.ofSeconds(60));
        assertThat(passed()).isEmpty();
        Files.move(folder.resolve("a.json.part"), folder.resolve("a.json"));
        assertThat(passed()).containsExactly("a.json");
    }

    @Test
    void aFileFromTheFutureCountsByHowLongItWasLeftAlone() throws IOException {
        write("a.json", "[]");
        Files.setLastModifiedTime(
                folder.resolve("a.json"), FileTime.from(clock.instant().plusSeconds(86_400)));
        assertThat(passed()).isEmpty();
        clock.pass(Duration.ofSeconds(10));
        assertThat(passed()).containsExactly("a.json");
    }

    @Test
    void aFolderThatCannotBeReadHasNoFiles() {
        assertThat(files.filterFiles(null)).isEmpty();
    }
}
