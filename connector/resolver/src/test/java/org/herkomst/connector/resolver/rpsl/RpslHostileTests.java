package org.herkomst.connector.resolver.rpsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.herkomst.connector.resolver.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What broken, odd and ill-meant files do: a clear error or a counted skip, in bounded memory, with no thread left behind. */
@Timeout(60)
class RpslHostileTests {
    private static final Charset UTF = StandardCharsets.UTF_8;
    private static final String NETWORK = """
            inetnum:        192.0.2.0 - 192.0.2.7
            netname:        EXAMPLE
            descr:          Example Bakery
            source:         RIPE

            """;

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.7 - 192.0.2.0",
                "192.0.2.0 - 2001:db8::",
                "192.0.2.0 - 192.0.2",
                "192.0.2.0 -",
                "- 192.0.2.0",
                "-",
                "/24",
                "192.0.2.0/",
                "192.0.2.0/33",
                "192.0.2.0/1234",
                "2001:db8::/129",
                "192.0.2.0.0/24",
                "192.0.2.256 - 192.0.2.255",
                "1\u00002.0.2.0 - 192.0.2.7",
                "no range",
                ""
            })
    void networksWithoutUsableRangeAreCountedSkips(String range) {
        Reading reading = Reading.of("inetnum: " + range + "\ndescr: Example\nsource: RIPE\n\n" + NETWORK);
        assertThat(reading.count).isEqualTo(new RpslCount(1, 0, 1));
    }

    @Test
    void organisationsWithoutHandleOrNameAreCountedSkips() {
        Reading reading = Reading.of("organisation:\norg-name: Example\n\norganisation: ORG-1\n\nOrgID: C1\n\n");
        assertThat(reading.count).isEqualTo(new RpslCount(0, 0, 3));
    }

    @Test
    void lastRecordThatEndsWithinALineIsSkipped() {
        Reading reading = Reading.of(NETWORK + "inetnum: 192.0.2.8 - 192.0.2.1");
        assertThat(reading.count).isEqualTo(new RpslCount(1, 0, 1));
        assertThat(Reading.of(NETWORK + "inetnum: 192.0.2.8 - 192.0.2.15\ndescr: Example Bak")
                        .count
                        .skipped())
                .isEqualTo(1);
    }

    @Test
    void lastRecordWithoutLineEndBehindItsSourceIsRead() {
        assertThat(Reading.of(NETWORK.strip()).count).isEqualTo(new RpslCount(1, 0, 0));
        assertThat(Reading.of(NETWORK + "# EOF").count).isEqualTo(new RpslCount(1, 0, 0));
    }

    @Test
    void missingBlankLinePutsNoAttributesOfOneNetworkIntoAnother() {
        Reading reading =
                Reading.of("inetnum: 192.0.2.0 - 192.0.2.7\n \t \ninetnum: 192.0.2.8 - 192.0.2.15\ndescr: B\n");
        assertThat(reading.networks).extracting(RpslNetwork::descriptions).containsExactly(List.of(), List.of("B"));
    }

    @Test
    void continuationsCommentsAndOddSpaceInValues() {
        String text = """
                inetnum:192.0.2.0 - 192.0.2.7
                DESCR:\tExample  \0 Bakery # since 1900
                % aside
                +
                    and\tTools
                +B.V.  \s
                no attribute
                  nor this
                remarks: x
                  nor this either

                """;
        Reading reading = Reading.of("\uFEFF" + text.replace("\n", "\r\n"));
        assertThat(reading.networks.get(0).descriptions()).containsExactly("Example Bakery and Tools B.V.");
    }

    @Test
    void atMostEightDescriptionsAndTheFirstOfOtherValues() {
        Reading reading = Reading.of(
                "inetnum: 192.0.2.0 - 192.0.2.7\nnetname: A\nnetname: B\n" + "descr: x\n".repeat(5000) + "descr: y\n");
        assertThat(reading.networks.get(0).descriptions()).hasSize(8).containsOnly("x");
        assertThat(reading.networks.get(0).netname()).isEqualTo("A");
    }

    @Test
    void longValuesAreCutBetweenCharacters() {
        String text = "x" + "\u00E9".repeat(2500);
        Reading reading =
                Reading.of("inetnum: 192.0.2.0 - 192.0.2.7\ndescr: " + text + "\n" + "   more\n".repeat(9999));
        String kept = reading.networks.get(0).descriptions().get(0);
        assertThat(text).startsWith(kept);
        assertThat(kept.getBytes(StandardCharsets.UTF_8)).hasSize(999);
    }

    @Test
    void everyValueDecidesItsOwnEncoding() {
        byte[] latin = "inetnum: 192.0.2.0 - 192.0.2.7\ndescr: Caf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf = "descr: Caf\u00E9 \u0141\u00F3d\u017A\n".getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(latin, latin.length + utf.length);
        System.arraycopy(utf, 0, both, latin.length, utf.length);
        assertThat(Reading.of(both).networks.get(0).descriptions())
                .containsExactly("Caf\u00E9", "Caf\u00E9 \u0141\u00F3d\u017A");
    }

    @Test
    void lineOfFiftyMegabytesIsPassedOver() throws IOException {
        Path path = folder.resolve("long.gz");
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 'x');
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write("inetnum: 192.0.2.0 - 192.0.2.7\ndescr: ".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 50; i++) {
                out.write(megabyte);
            }
            out.write(("\nsource: RIPE\n\n" + NETWORK).getBytes(StandardCharsets.US_ASCII));
        }
        Reading reading = Reading.of(path, 1 << 18);
        assertThat(reading.count).isEqualTo(new RpslCount(2, 0, 0));
        assertThat(reading.networks.get(0).descriptions().get(0)).hasSize(TidyText.VALUE_LIMIT);
    }

    @Test
    void truncatedGzNamesFileAndPosition() throws IOException {
        byte[] packed = packedDump();
        Path path = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(packed, packed.length / 2));
        Reading reading = new Reading();
        InputException fault = catchThrowableOfType(InputException.class, () -> RpslFile.read(path, reading, 1 << 16));
        assertThat(fault).hasMessageMatching("cut\\.gz:byte [1-9]\\d+: the data ends too early or is damaged.*");
        assertThat(fault.action()).contains("again");
        assertThat(reading.networks).isNotEmpty();
    }

    @Test
    void damagedGzIsAnInputFaultWhereverTheDamageIs() throws IOException {
        byte[] packed = packedDump();
        for (int at = 2; at < packed.length; at += packed.length / 20) {
            byte[] damaged = packed.clone();
            Arrays.fill(damaged, at, Math.min(at + 8, damaged.length), (byte) 0xFF);
            Path path = Files.write(folder.resolve("damaged.gz"), damaged);
            assertThatThrownBy(() -> RpslFile.read(path, new RpslSink() {})).isInstanceOf(InputException.class);
        }
    }

    @Test
    void filesWithoutARecordAreRefused() throws IOException {
        byte[] noise = new byte[300_000];
        new SplittableRandom(7).nextBytes(noise);
        noise[0] = 'x';
        for (byte[] bytes : List.of(noise, new byte[0], new byte[100_000], "ip,name\n192.0.2.1,x\n".getBytes(UTF))) {
            Path path = Files.write(folder.resolve("none.txt"), bytes);
            assertThatThrownBy(() -> RpslFile.read(path, new RpslSink() {}))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("none.txt:byte " + bytes.length + ": ");
        }
    }

    @Test
    void missingFileIsAnInputFault() {
        assertThatThrownBy(() -> RpslFile.read(folder.resolve("absent.gz"), new RpslSink() {}))
                .isInstanceOf(InputException.class)
                .hasMessage("absent.gz: the file can't be read");
    }

    @Test
    void whatTheSinkThrowsComesThroughAndNoThreadIsLeft() throws IOException {
        Path path = RpslDump.of(Registry.RIPE, 1, 5000).writeGzip(folder.resolve("dump.gz"));
        RpslSink full = new RpslSink() {
            @Override
            public void network(RpslNetwork network) {
                throw new IllegalStateException("full");
            }
        };
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> RpslFile.read(path, full, 1000)).hasMessage("full");
        }
        assertThat(readingThreads()).isZero();
    }

    @Test
    void interruptedReadingEndsAndKeepsTheInterrupt() {
        Path path = RpslDump.of(Registry.RIPE, 1, 100).writePlain(folder.resolve("dump.txt"));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> RpslFile.read(path, new RpslSink() {})).isInstanceOf(InputException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(readingThreads()).isZero();
    }

    @Test
    void gzOfSeveralPartsIsReadWhole() throws IOException {
        byte[] part = Reading.gzip(NETWORK.getBytes(UTF));
        byte[] both = Arrays.copyOf(part, 2 * part.length);
        System.arraycopy(part, 0, both, part.length, part.length);
        assertThat(Reading.of(both).count.networks()).isEqualTo(2);
    }

    private byte[] packedDump() throws IOException {
        return Files.readAllBytes(RpslDump.of(Registry.RIPE, 1, 2000).writeGzip(folder.resolve("whole.gz")));
    }

    private static long readingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("rpsl-inflater"))
                .count();
    }
}
