package org.herkomst.connector.matomo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFeedTests {
    @TempDir
    Path folder;

    private static List<String> visits(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(id -> ModelVisit.of(id, 1, "203.0.113." + (1 + id % 200), Feeds.NOW_SECOND - id)
                        .json())
                .collect(Collectors.toList());
    }

    private Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(Feeds.NOW.minusSeconds(3600)));
        return file;
    }

    private VisitFeed feed() {
        return feed(false);
    }

    private VisitFeed feed(boolean delete) {
        return VisitFeed.exports(new ExportSettings("dump", folder, delete), Feeds.context(Feeds.rules()));
    }

    @Test
    void allFormsAreReadByContent() throws IOException {
        write("a.json", "[" + String.join(",\n", visits(1, 1501)) + "]");
        write("b.ndjson", String.join("\n", visits(2000, 2300)) + "\n");
        Path packed = folder.resolve("c.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(("[" + String.join(",", visits(3000, 3010)) + "]").getBytes(StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(packed, FileTime.from(Feeds.NOW.minusSeconds(60)));
        write(
                "d.csv",
                "idSite,idVisit,visitIp,lastActionTimestamp,actionDetails_0_type,actionDetails_0_url\n"
                        + "1,4000,203.0.113.4,1795463928,action,\"http://x.example/a,\"\"b\"\"\"\n1,4001,203.0.113.5,1795463928\n");
        try (VisitFeed feed = feed()) {
            Feeds.Run run = Feeds.run(feed, FeedPosition.START);
            assertThat(run.named()).hasSize(1500 + 300 + 10 + 2);
            assertThat(run.faults()).isEmpty();
            assertThat(Feeds.run(feed, run.position()).visits()).isEmpty();
            assertThat(feed.sites()).hasSize(1);
        }
    }

    @Test
    void badLinesAreCountedByNumberAndTheRunGoesOn() throws IOException {
        List<String> lines = visits(1, 9);
        lines.set(3, lines.get(3).substring(0, 40));
        lines.set(5, "{\"idSite\":1}");
        write("a.ndjson", String.join("\n", lines) + "\n");
        write("b.json", "[\n" + String.join(",\n", lines) + "\n]");
        try (VisitFeed feed = feed()) {
            VisitPage first = feed.read(FeedPosition.START);
            assertThat(first.visits()).hasSize(6);
            assertThat(first.notes().problems()).hasSize(1);
            assertThat(first.notes().problems().get(0).fault()).isEqualTo(SourceFault.BAD_LINE);
            assertThat(first.notes().problems().get(0).count()).isEqualTo(2);
            assertThat(first.notes().problems().get(0).example()).isEqualTo("a.ndjson:4");
            VisitPage second = feed.read(first.next());
            assertThat(second.visits()).hasSize(6);
            assertThat(second.notes().problems()).hasSize(1);
            assertThat(second.notes().problems().get(0).count()).isEqualTo(2);
            assertThat(second.notes().problems().get(0).example()).isEqualTo("b.json:5");
        }
    }

    @Test
    void whatCanBeReadOfABrokenFileIsTaken() throws IOException {
        String list = "[" + String.join(",\n", visits(1, 300)) + "]";
        write("a.json", list.substring(0, list.length() / 2));
        String lines = String.join("\n", visits(400, 410));
        write("b.ndjson", lines.substring(0, lines.length() - 20));
        Path packed = folder.resolve("c.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(String.join("\n", visits(500, 5000)).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(packed);
        write("c.ndjson.gz", java.util.Arrays.copyOf(whole, whole.length / 2));
        try (VisitFeed feed = feed()) {
            Feeds.Run run = Feeds.run(feed, FeedPosition.START);
            assertThat(run.faults()).containsOnly(SourceFault.BROKEN_FILE);
            assertThat(run.notes().stream()
                            .flatMap(note -> note.problems().stream())
                            .mapToInt(SourceProblem::count)
                            .sum())
                    .isEqualTo(3);
            assertThat(run.named().size()).isBetween(1_000, 4_800);
        }
    }

    @Test
    void filesThatHoldNoVisitsAreToldByWhatTheyHold() throws IOException {
        write("a.json", "{\"result\":\"error\",\"message\":\"Visits log is deactivated in website settings.\"}");
        write("b.json", "<html>sign in</html>");
        write("c.csv", "name,value\n1,2\n");
        write("d.json", "");
        try (VisitFeed feed = feed()) {
            Feeds.Run run = Feeds.run(feed, FeedPosition.START);
            assertThat(run.faults()).containsExactly(SourceFault.BROKEN_FILE);
            assertThat(run.notes().get(0).problems().get(0).count()).isEqualTo(4);
            assertThat(run.notes().get(0).problems().get(0).example()).contains("visits log");
        }
    }

    @Test
    void aFileThatGrowsWaitsUntilItIsQuietOrRenamed() throws IOException {
        Path growing = write("a.ndjson", String.join("\n", visits(1, 5)));
        Files.setLastModifiedTime(growing, FileTime.from(Feeds.NOW.minusSeconds(9)));
        Path part = write("b.ndjson.part", String.join("\n", visits(10, 15)));
        try (VisitFeed feed = feed()) {
            Feeds.Run run = Feeds.run(feed, FeedPosition.START);
            assertThat(run.visits()).isEmpty();
            assertThat(run.faults()).containsExactly(SourceFault.FILE_GROWING);
            Files.setLastModifiedTime(growing, FileTime.from(Feeds.NOW.minusSeconds(10)));
            Path done = Files.move(part, folder.resolve("b.ndjson"));
            Files.setLastModifiedTime(done, FileTime.from(Feeds.NOW));
            assertThat(Feeds.run(feed, run.position()).visits()).hasSize(9);
        }
    }

    @Test
    void aRestartGoesOnWithinTheFileAndAChangedFileIsReadAgain() throws IOException {
        write("a.ndjson", String.join("\n", visits(1, 47_501)));
        FeedPosition position;
        try (VisitFeed feed = feed()) {
            VisitPage first = feed.read(FeedPosition.START);
            assertThat(first.visits().size()).isEqualTo(5_000);
            VisitPage second = feed.read(first.next());
            assertThat(second.visits().size()).isEqualTo(10_000);
            position = second.next();
        }
        assertThat(position.text()).doesNotContain("203.0.113");
        try (VisitFeed feed = feed()) {
            Feeds.Run rest = Feeds.run(feed, position);
            assertThat(rest.visits().size()).isEqualTo(32_500);
            write("a.ndjson", String.join("\n", visits(1, 47_601)));
            Feeds.Run again = Feeds.run(feed, rest.position());
            assertThat(again.visits().size()).isEqualTo(47_600);
        }
    }

    @Test
    void finishedDeletesWhatWasReadAndNothingElse() throws IOException {
        Path read = write("a.ndjson", String.join("\n", visits(1, 5)));
        Path other = write("notes.txt", "mine");
        try (VisitFeed feed = feed(true)) {
            Feeds.Run run = Feeds.run(feed, FeedPosition.START);
            Path later = write("b.ndjson", String.join("\n", visits(1, 5)));
            feed.finished();
            assertThat(read).doesNotExist();
            assertThat(other).exists();
            assertThat(later).exists();
            assertThat(Feeds.run(feed, run.position()).visits()).hasSize(4);
        }
    }

    @Test
    void missingFolderIsToldWithoutItsPath() {
        ExportSettings nowhere = new ExportSettings("dump", folder.resolve("nowhere"), false);
        try (VisitFeed feed = VisitFeed.exports(nowhere, Feeds.context(Feeds.rules()))) {
            assertThatThrownBy(() -> feed.read(FeedPosition.START)).hasMessageContaining("export folder");
            assertThat(feed.check().problems().get(0).fault()).isEqualTo(SourceFault.FOLDER_MISSING);
        }
    }

    @Test
    void recordedListsAndTablesAreAccountedFor() throws IOException {
        Path captures = Feeds.captures();
        List<String> names = List.of(
                "live_all_site2.json",
                "live_rich50.json",
                "live_csv_unicode0.csv",
                "live_fmt.csv",
                "live_fmt.tsv",
                "live_csv_flat_visits.csv",
                "live_mints_1d.json",
                "live_noactions.json",
                "live_with_provider_plugin.json");
        List<Integer> counts = List.of(125, 50, 3, 3, 3, 3, 31, 5, 5);
        for (int i = 0; i < names.size(); i++) {
            Path only = Files.createDirectory(folder.resolve("f" + i));
            Path file = Files.copy(captures.resolve(names.get(i)), only.resolve(names.get(i)));
            Files.setLastModifiedTime(file, FileTime.from(Feeds.NOW.minus(Duration.ofHours(1))));
            try (VisitFeed feed =
                    VisitFeed.exports(new ExportSettings("dump", only, false), Feeds.context(Feeds.rules()))) {
                Feeds.Run run = Feeds.run(feed, FeedPosition.START);
                assertThat(run.visits()).as(names.get(i)).hasSize(counts.get(i));
                assertThat(run.faults()).as(names.get(i)).isEmpty();
                if (i == 0) {
                    assertThat(run.masked()).isBetween(112, 118);
                }
            }
        }
    }

    @Test
    void tableAndListSayTheSame() throws IOException {
        Path captures = Feeds.captures();
        List<String> versions = new ArrayList<>();
        for (String name : List.of("live_limit3.json", "live_fmt.csv", "live_fmt.tsv", "live_csv_unicode0.csv")) {
            Path file = captures.resolve(name);
            VisitFields fields = new VisitFields(Feeds.rules());
            try (ExportVisits visits = ExportForms.open(file, fields)) {
                StringBuilder all = new StringBuilder();
                while (visits.advance()) {
                    RawVisit visit = visits.visit();
                    if (visit != null) {
                        all.append(visit.id)
                                .append(' ')
                                .append(visit.lastAction)
                                .append(' ')
                                .append(visit.pages());
                        all.append(new java.util.TreeMap<>(visit.pageCounts()))
                                .append(visit.channel)
                                .append(visit.channelName);
                    }
                }
                versions.add(all.toString());
            }
        }
        assertThat(versions.get(0)).isNotEmpty();
        assertThat(versions).allMatch(versions.get(0)::equals);
    }
}
