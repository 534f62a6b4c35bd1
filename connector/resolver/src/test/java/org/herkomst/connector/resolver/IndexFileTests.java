package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herkomst.connector.resolver.Indexes.answer;
import static org.herkomst.connector.resolver.Indexes.file;
import static org.herkomst.connector.resolver.Indexes.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index's file: damage is refused, replacing it disturbs nobody, and it is built again when it must be and only then. */
class IndexFileTests {
    private static final int FORMAT_AT = 8;
    private static final int FIRST_LENGTH_AT = 16;
    private static final String ROWS = """
            range,name,domain,country,type,register,street,city,phone,industry,employees,legal_form
            198.51.100.0/24,Example Telecom,,,isp,,,,,,,
            198.51.100.8/29,Example Bakery B.V.,bakery.example,NL,,kvk:12345678,Main 1,Utrecht,+31 30,Bread,12,B.V.
            203.0.113.0/24,Example Cloud,,,hosting,,,,,,,
            2001:db8::/48,Example University,,DE,education,,,,,,,
            """;

    @TempDir
    Path folder = Path.of("");

    private Path ranges = Path.of("");
    private Path index = Path.of("");

    @BeforeEach
    void inputs() throws IOException {
        ranges = file(folder, "ranges.csv", ROWS);
        index = Files.createDirectory(folder.resolve("data")).resolve("herkomst.index");
    }

    private ResolverSettings settings() {
        return new ResolverSettings(List.of(input("ranges", ranges)), 0.7);
    }

    private ResolverIndex build() {
        return ResolverIndex.build(settings(), index);
    }

    private ResolverIndex open() {
        return ResolverIndex.open(settings(), index);
    }

    @Test
    void buildingSaysWhatItBeginsWith() {
        Path asn = file(folder, "asn.csv", "192.0.2.0,192.0.2.255,64500,Example Paint\n");
        List<String> steps = new ArrayList<>();

        ResolverIndex.build(
                new ResolverSettings(List.of(input("asn", asn), input("ranges", ranges)), 0.7), index, steps::add);

        assertThat(steps)
                .startsWith("Reading input 1 of 2: asn asn.csv", "Reading input 2 of 2: ranges ranges.csv")
                .last()
                .asString()
                .matches("Deciding on [\\d,]+ ranges and writing the index");
    }

    @Test
    void whatIsWrittenIsRead() {
        Path asn = file(folder, "asn.csv", "192.0.2.0,192.0.2.255,64500,Example Paint\n");
        Path one = database("one.mmdb", "Alpha Works");
        Path two = database("two.mmdb", "Beta Systems");
        ResolverSettings settings = new ResolverSettings(
                List.of(
                        input("ranges", ranges),
                        input("asn", asn),
                        input("mmdb", one, Permission.NETWORK),
                        input("mmdb", two, Permission.MARKETING)),
                0.7);
        ResolverIndex built = ResolverIndex.build(settings, index);
        ResolverIndex read = ResolverIndex.open(settings, index);

        for (String address :
                List.of("198.51.100.9", "198.51.100.1", "203.0.113.1", "10.0.0.1", "192.0.2.7", "1.1.1.1")) {
            assertThat(read.lookup(address)).as(address).isEqualTo(built.lookup(address));
        }
        assertThat(read.manifest()).isEqualTo(built.manifest());
        assertThat(Stream.of(
                                "198.51.100.1",
                                "203.0.113.1",
                                "10.0.0.1",
                                "192.0.2.7",
                                "9.9.9.9",
                                "8.0.0.1",
                                "66.249.66.1")
                        .map(address -> answer(read, address)))
                .containsExactly("ISP", "HOSTING", "PRIVATE", "LOW_CONFIDENCE", "UNKNOWN", "AMBIGUOUS", "BOT");
        assertThat(answer(read, "2001:db8::9")).isEqualTo("Example University");
        Resolution.Company bakery = Indexes.company(read, "198.51.100.9");
        assertThat(bakery.facts().registers()).containsExactly("kvk:12345678");
        assertThat(bakery.facts().employees()).isEqualTo(12);
        assertThat(bakery.evidence()).extracting(Evidence::permits).contains(Set.of(Permission.values()));
    }

    private Path database(String name, String company) {
        return new MmdbFile("ipinfo company.mmdb")
                .network("8.0.0.0/29", Map.of("name", company, "type", "business"))
                .write(folder.resolve(name));
    }

    @Test
    void cutFileIsRefused() throws IOException {
        build();
        byte[] whole = Files.readAllBytes(index);
        for (int tenth = 0; tenth < 10; tenth++) {
            assertRefused(Arrays.copyOf(whole, (int) ((long) whole.length * tenth / 10)));
        }
        assertRefused(Arrays.copyOf(whole, whole.length - 1));
        assertRefused(Arrays.copyOf(whole, 1));
        assertRefused(Arrays.copyOf(whole, IndexFile.HEADER));
    }

    @Test
    void longerFileIsRefused() throws IOException {
        build();
        byte[] whole = Files.readAllBytes(index);
        assertRefused(Arrays.copyOf(whole, whole.length + 1));
        assertRefused(Arrays.copyOf(whole, whole.length + 8));
    }

    @Test
    void everyChangedBitOfTheHeaderIsRefused() throws IOException {
        build();
        for (int bit = 0; bit < IndexFile.HEADER * 8; bit++) {
            assertFlipIsRefused(bit / 8, 1 << bit % 8);
        }
    }

    @Test
    void flippedByteIsRefusedWhereverItIs() throws IOException {
        build();
        long size = Files.size(index);
        for (long at = IndexFile.HEADER; at < size; at += size / 100) {
            assertFlipIsRefused(at, 0x20);
        }
        for (long at = size - 64; at < size; at++) {
            assertFlipIsRefused(at, 0x20);
        }
    }

    private void assertFlipIsRefused(long at, int mask) throws IOException {
        flip(at, mask);
        assertThatThrownBy(() -> IndexFile.open(index))
                .as("byte " + at)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("herkomst.index: ");
        flip(at, mask);
    }

    private void flip(long at, int mask) throws IOException {
        try (FileChannel channel = FileChannel.open(index, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            channel.write(one.put(0, (byte) (one.get(0) ^ mask)).rewind(), at);
        }
    }

    @Test
    void emptyFileAndFilesOfAnotherKindAreRefused() throws IOException {
        assertRefused(new byte[0]);
        assertRefused(new byte[200]);
        assertRefused(ROWS.getBytes(StandardCharsets.UTF_8));
        Files.delete(index);
        Files.createDirectory(index);
        assertThatThrownBy(this::open).isInstanceOf(InputException.class).hasMessageContaining("herkomst.index");
    }

    @Test
    void newerFormatIsRefusedAndOlderIsBuiltAgain() throws IOException {
        build();
        byte[] whole = Files.readAllBytes(index);
        assertRefused(with(whole, FORMAT_AT, IndexFile.FORMAT + 1));
        assertThatThrownBy(this::open).hasMessageContaining("newer");

        Files.write(index, with(whole, FORMAT_AT, IndexFile.FORMAT - 1));
        assertThat(ResolverIndex.glance(settings(), index).manifest().inputs()).hasSize(1);
        assertThat(IndexFile.isOlderFormat(index)).isTrue();
        assertThat(answer(open(), "198.51.100.9")).isEqualTo("Example Bakery B.V.");
        assertThat(Files.readAllBytes(index)).isEqualTo(whole);
    }

    @Test
    void lengthsThatAreHugeNegativeOrZeroAreRefused() throws IOException {
        build();
        byte[] whole = Files.readAllBytes(index);
        for (int at = FIRST_LENGTH_AT; at < IndexFile.HEADER; at += 4) {
            for (int value :
                    new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, -8, Integer.MAX_VALUE - 7, 0x2000_0000}) {
                assertRefused(with(whole, at, value));
            }
        }
        assertRefused(with(whole, FIRST_LENGTH_AT, 0));
    }

    private static byte[] with(byte[] whole, int at, int value) {
        byte[] changed = whole.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return changed;
    }

    private void assertRefused(byte[] bytes) throws IOException {
        Files.write(index, bytes);
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        InputException.class,
                        refusal -> assertThat(refusal.action()).contains("herkomst index build"))
                .hasMessageStartingWith("herkomst.index: ");
        assertThat(Files.readAllBytes(index)).as("left as it was").isEqualTo(bytes);
    }

    @Test
    void openIndexAnswersAsBeforeWhileANewOneIsSwappedIn() throws IOException {
        ResolverIndex old = build();
        Files.writeString(ranges, "range,name\n198.51.100.8/29,Example Paint\n");

        assertThat(answer(open(), "198.51.100.9")).isEqualTo("Example Paint");
        assertThat(answer(old, "198.51.100.9")).isEqualTo("Example Bakery B.V.");
        assertThat(answer(old, "203.0.113.1")).isEqualTo("HOSTING");
    }

    @Test
    void failedBuildLeavesTheOldFileAndNothingBesideIt() throws IOException {
        build();
        byte[] before = Files.readAllBytes(index);
        Files.writeString(ranges, ROWS + "rubbish,Example,,,,,,,,,,\n");

        assertThatThrownBy(this::open).isInstanceOf(InputException.class).hasMessageContaining("ranges.csv:6");
        assertThatThrownBy(this::build).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> IndexFile.write(index, IndexFileTests::fails, IndexFileTests::unreached))
                .hasMessage("half-way");
        assertThat(Files.readAllBytes(index)).isEqualTo(before);
        assertThat(names(index.resolveSibling("."))).containsExactly("herkomst.index");
    }

    private static IndexFile.Tables fails(AnswerWriter writer) {
        writer.add(Answer.UNKNOWN);
        throw new IllegalStateException("half-way");
    }

    private static IndexManifest unreached(long intervals) {
        throw new AssertionError("No manifest is asked for");
    }

    @Test
    void twoBuildsOfTheSameInputsMakeTheSameBytes() throws IOException {
        build();
        byte[] first = Files.readAllBytes(index);
        build();
        assertThat(Files.readAllBytes(index)).isEqualTo(first);
    }

    @Test
    void changedContentOrSettingIsBuiltAgainAndAChangedTimeIsNot() throws IOException {
        build();
        FileTime old = FileTime.fromMillis(0);
        Files.setLastModifiedTime(index, old);

        Files.setLastModifiedTime(ranges, FileTime.fromMillis(5_000));
        open();
        assertThat(Files.getLastModifiedTime(index))
                .as("only the input's time is newer")
                .isEqualTo(old);

        Files.writeString(ranges, ROWS.replace("Bakery", "Bakers"));
        assertThat(answer(open(), "198.51.100.9")).isEqualTo("Example Bakers B.V.");
        assertThat(Files.getLastModifiedTime(index)).isNotEqualTo(old);

        String version = open().manifest().version();
        ResolverSettings other = new ResolverSettings(settings().inputs(), 0.5);
        assertThat(ResolverIndex.open(other, index).manifest().version()).isNotEqualTo(version);
    }

    @Test
    void inputAsOldAsTheIndexIsComparedByItsContent() throws IOException {
        build();
        Files.writeString(ranges, ROWS.replace("Bakery", "Bakers"));
        Files.setLastModifiedTime(ranges, Files.getLastModifiedTime(index));

        assertThat(answer(open(), "198.51.100.9")).isEqualTo("Example Bakers B.V.");
    }

    @Test
    void inputThatBringsAnOlderTimeAndTheSameSizeIsNoticed() throws IOException {
        build();
        Path other = file(folder, "other.csv", ROWS.replace("Bakery", "Bakers"));
        Files.setLastModifiedTime(other, FileTime.fromMillis(5_000));
        Files.move(other, ranges, StandardCopyOption.REPLACE_EXISTING);

        assertThat(answer(open(), "198.51.100.9")).isEqualTo("Example Bakers B.V.");
    }

    @Test
    void glanceWritesNothing() throws IOException {
        assertThat(answer(ResolverIndex.glance(settings(), index), "198.51.100.9"))
                .isEqualTo("Example Bakery B.V.");
        assertThat(names(folder.resolve("data"))).isEmpty();

        build();
        byte[] before = Files.readAllBytes(index);
        Files.writeString(ranges, "range,name\n198.51.100.8/29,Example Paint\n");
        assertThat(answer(ResolverIndex.glance(settings(), index), "198.51.100.9"))
                .isEqualTo("Example Paint");
        assertThat(Files.readAllBytes(index)).isEqualTo(before);
        assertThat(names(folder.resolve("data"))).containsExactly("herkomst.index");
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
