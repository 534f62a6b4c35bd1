package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herkomst.connector.resolver.Indexes.answer;
import static org.herkomst.connector.resolver.Indexes.file;
import static org.herkomst.connector.resolver.Indexes.input;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hostile and broken inputs do to a whole build: a clear error with file and position, or a counted skip; in time and in 512 MB. */
class HostileInputTests {
    private static final long LONGEST_SECONDS = 400;

    @TempDir
    Path folder = Path.of("");

    /** How the build of an input ended: what was read, or why it was refused and what to do. */
    record Outcome(String name, String what, String action) {
        String line() {
            return name + "\t" + what + "\t" + action;
        }

        static Outcome of(String line) {
            String[] parts = line.split("\t", -1);
            assertThat(parts).as(line).hasSize(3);
            return new Outcome(parts[0], parts[1], parts[2]);
        }
    }

    @Test
    void heavyInputsEndClearlyIn512Megabytes() throws IOException, InterruptedException {
        same(folder).inputs().forEach(input -> file(folder, Inputs.fileName(input), content()));
        Map<String, Outcome> outcomes = child();
        HostileFiles.databases().keySet().forEach(name -> assertRefused(outcomes, name + ".mmdb", name + ".mmdb"));
        assertRefused(outcomes, "long-field.ranges", "long-field.ranges:3: a field is longer");
        assertRefused(outcomes, "long-quoted.ranges", "long-quoted.ranges:3: a field is longer");
        assertRefused(outcomes, "many-fields.ranges", "many-fields.ranges:3: the row has more than");
        assertRefused(outcomes, "many-columns.accounts", "many-columns.accounts:1: the row has more than");
        assertRefused(outcomes, "long-field.asn", "long-field.asn:1: a field is longer");
        assertRefused(outcomes, "bomb.ranges", "bomb.ranges:3: a field is longer");
        assertRefused(outcomes, "comma-bomb.asn", "comma-bomb.asn:2: the row has more than");
        assertRead(outcomes, "blank-lines.accounts", "read 1, skipped 0");
        assertRead(outcomes, "bomb.rpsl", "read 1, skipped 0");
        assertRead(outcomes, "long-line.rpsl", "read 2, skipped 0");
        assertRead(outcomes, "holders.asn", "read 500000, skipped 0");
        assertRead(outcomes, "one-name.rpsl", "read 1000000, skipped 0");
        assertRead(outcomes, "crossing.rpsl", "read 30000, skipped 0");
        assertThat(outcomes).isEmpty();

        ResolverIndex.build(same(folder), folder.resolve("own.index"));
        assertThat(Files.mismatch(folder.resolve("own.index"), folder.resolve("child.index")))
                .as("two machines make the same bytes")
                .isEqualTo(-1);
    }

    private static void assertRefused(Map<String, Outcome> outcomes, String name, String start) {
        Outcome outcome = outcomes.remove(name);
        assertThat(outcome).as(name).isNotNull();
        assertThat(outcome.what()).startsWith(start);
        assertThat(outcome.action()).as(name).isNotBlank();
    }

    private static void assertRead(Map<String, Outcome> outcomes, String name, String what) {
        assertThat(outcomes.remove(name)).isEqualTo(new Outcome(name, what, ""));
    }

    private Map<String, Outcome> child() throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Path work = Files.createDirectory(folder.resolve("work"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileBuilds.class.getName(),
                        folder.toString())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = child.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
        child.destroyForcibly();
        assertThat(ended).as("ended in time: %s", Files.readString(said)).isTrue();
        assertThat(child.waitFor()).as(Files.readString(said)).isZero();
        assertThat(work).isEmptyDirectory();
        assertThat(temporary).isEmptyDirectory();
        return Files.readAllLines(said).stream()
                .map(Outcome::of)
                .collect(Collectors.toMap(Outcome::name, Function.identity()));
    }

    /** Settings whose index must be the same on every machine. */
    static ResolverSettings same(Path folder) {
        return new ResolverSettings(
                List.of(
                        input("ranges", folder.resolve("one.csv"), Permission.MARKETING, Permission.NETWORK),
                        input("ranges", folder.resolve("two.csv"))),
                0.7);
    }

    private static String content() {
        return IntStream.range(0, 200)
                .mapToObj(i -> "198.51.100." + i + ",Example " + (char) ('a' + i % 26) + "x,"
                        + (i % 3 == 0 ? "isp" : "business"))
                .collect(Collectors.joining("\n", "range,name,type\n", "\n"));
    }

    @Test
    void cutPackedFilesNameFileAndPosition() throws IOException {
        String rows = IntStream.range(0, 40_000)
                .mapToObj(i -> "20." + (i >> 8) + "." + (i & 255) + ".0/24,Example " + i * 7919L % 10007)
                .collect(Collectors.joining("\n", "range,name\n", "\n"));
        String objects = IntStream.range(0, 20_000)
                .mapToObj(i -> "inetnum: 20." + (i >> 8) + "." + (i & 255) + ".0/24\ndescr: Example "
                        + i * 7919L % 10007 + "\nsource: RIPE\n\n")
                .collect(Collectors.joining());

        assertCutIsRefused("ranges", rows, "cut\\.ranges:[1-9]\\d+: .*");
        assertCutIsRefused("rpsl", objects, "cut\\.rpsl:byte [1-9]\\d+: .*");
    }

    private void assertCutIsRefused(String type, String content, String message) throws IOException {
        byte[] packed = HostileFiles.packed(content.getBytes(StandardCharsets.UTF_8));
        Path path = folder.resolve("cut." + type);
        for (int length : new int[] {packed.length - 1, packed.length - 9, packed.length * 9 / 10}) {
            Files.write(path, Arrays.copyOf(packed, length));
            assertThatThrownBy(() -> Indexes.open(input(type, path)))
                    .isInstanceOf(InputException.class)
                    .hasMessageMatching(message);
        }
        for (int length : new int[] {2, 9, 12, 40}) {
            Files.write(path, Arrays.copyOf(packed, length));
            assertThatThrownBy(() -> Indexes.open(input(type, path)))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("cut." + type);
        }
    }

    @Test
    void wrongEncodingsAreRefusedOrRead() throws IOException {
        String rows = "range,name\n192.0.2.0/24,Caf\u00e9 Example\n";
        for (Charset wide : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("UTF-32"))) {
            Path path = Files.write(folder.resolve("wide.csv"), rows.getBytes(wide));
            for (String type : List.of("ranges", "accounts", "asn")) {
                assertThatThrownBy(() -> Indexes.open(input(type, path)))
                        .as(type + " in " + wide)
                        .isInstanceOf(InputException.class)
                        .hasMessageStartingWith("wide.csv:1: ");
            }
        }
        Path latin = Files.write(folder.resolve("latin.csv"), rows.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer(Indexes.open(input("ranges", latin)), "192.0.2.1")).isEqualTo("Caf\u00e9 Example");
    }

    @Test
    void overlappingRangesAreReadAndReversedOnesCountedOrRefused() {
        Path rpsl = file(folder, "dump.rpsl", """
                inetnum: 20.0.0.0 - 20.0.0.9
                descr: Example Bakery B.V.
                source: RIPE

                inetnum: 20.0.0.5 - 20.0.0.20
                descr: Example Paint B.V.
                source: RIPE

                inetnum: 20.0.0.9 - 20.0.0.0
                descr: Example Reversed B.V.
                source: RIPE

                """);
        IndexManifest.Input read =
                Indexes.open(input("rpsl", rpsl)).manifest().inputs().get(0);
        assertThat(List.of(read.rows(), read.skipped())).containsExactly(2L, 1L);

        Path own = file(
                folder,
                "ranges.csv",
                "range,name\n20.0.0.0-20.0.0.9,Example A\n20.0.0.5-20.0.0.20,Example B\n20.0.0.9-20.0.0.0,Example C\n");
        assertThatThrownBy(() -> Indexes.open(input("ranges", own)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("ranges.csv:4: ")
                .hasMessageNotContaining("20.0");
    }

    @Test
    void organisationsThatReferToEachOtherOrToNothing() {
        Path rpsl = file(folder, "dump.rpsl", """
                organisation: ORG-A
                org-name: Example Bakery B.V.
                org: ORG-B
                source: RIPE

                organisation: ORG-B
                org-name: Example Paint B.V.
                org: ORG-A
                source: RIPE

                organisation: ORG-C
                org-name: ORG-C
                org: ORG-C
                source: RIPE

                inetnum: 20.0.0.0 - 20.0.0.7
                netname: ORG-A
                org: ORG-A
                source: RIPE

                inetnum: 20.0.0.8 - 20.0.0.15
                netname: ORG-C
                org: ORG-C
                source: RIPE

                inetnum: 20.0.0.16 - 20.0.0.23
                netname: NONE
                org: ORG-MISSING
                source: RIPE

                """);
        ResolverIndex index = Indexes.open(input("rpsl", rpsl));

        assertThat(index.manifest().inputs().get(0).rows()).isEqualTo(3);
        assertThat(index.companiesAround("20.0.0.0/29"))
                .extracting(CompanyFacts::name)
                .containsExactly("Example Bakery B.V.");
        assertThat(index.companiesAround("20.0.0.16/29")).isEmpty();
    }
}
