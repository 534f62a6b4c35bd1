package org.herkomst.proofs.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearcherTests {
    private static final String FOUR = "203.0.113.77";
    private static final String SIX = "2001:db8:0:1::a:7";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from 203.0.113.77 came",
                "ip-203-0-113-77.isp.example",
                "77.113.0.203.in-addr.arpa",
                "::ffff:203.0.113.77",
                "::ffff:cb00:714d",
                "203%2E0%2E113%2E77",
                "203\\u002e0\\u002e113\\u002e77",
                "cb00714d",
                "CB00714D",
                "value 3405803853,",
                "-889163443"
            })
    void everyTextOfAFourByteAddressIsFound(String text) {
        assertThat(find(FOUR, text.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8:0:1::a:7",
                "2001:DB8:0:1::A:7",
                "2001:0db8:0000:0001:0000:0000:000a:0007",
                "2001:db8:0:1:0:0:a:7",
                "2001%3Adb8%3A0%3A1%3A%3Aa%3A7",
                "20010db80000000100000000000a0007",
                "7.0.0.0.a.0.0.0.0.0.0.0.0.0.0.0.1.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa"
            })
    void everyTextOfASixteenByteAddressIsFound(String text) {
        assertThat(find(SIX, text.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "203.0.113.771", "1203.0.113.77", "34058038530", "cb00714d0", "acme"})
    void longerAndOtherNumbersAreNot(String text) {
        assertThat(find(FOUR, text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void wideCharactersAreFound() {
        assertThat(find(FOUR, FOUR.getBytes(StandardCharsets.UTF_16LE))).isNotEmpty();
        assertThat(find(FOUR, FOUR.getBytes(StandardCharsets.UTF_16BE))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-1", "SHA-256"})
    void hashesOfTextAndBytesAreFound(String algorithm) throws Exception {
        byte[] raw = HexFormat.of().parseHex("cb00714d");
        byte[] ofBytes = MessageDigest.getInstance(algorithm).digest(raw);
        byte[] ofText = MessageDigest.getInstance(algorithm).digest(FOUR.getBytes(StandardCharsets.UTF_8));
        assertThat(find(FOUR, ofBytes)).isNotEmpty();
        assertThat(find(FOUR, HexFormat.of().formatHex(ofText).getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
        assertThat(find(FOUR, Base64.getEncoder().encode(ofText))).isNotEmpty();
    }

    @Test
    void base64IsFoundAtEveryAlignment() {
        for (String before : List.of("", "x", "xy", "xyz")) {
            byte[] text = (before + "piet@persons.example;").getBytes(StandardCharsets.UTF_8);
            assertThat(find(
                            Secret.text("piet@persons.example"),
                            Base64.getEncoder().encode(text)))
                    .isNotEmpty();
        }
    }

    @Test
    void packedPartsAreSearchedToDepthThree() throws IOException {
        byte[] twice =
                Base64.getEncoder().encode(gzip(Base64.getEncoder().encode(FOUR.getBytes(StandardCharsets.UTF_8))));
        assertThat(find(FOUR, twice)).isNotEmpty();
        assertThat(find(FOUR, gzip(gzip(gzip(FOUR.getBytes(StandardCharsets.UTF_8))))))
                .isNotEmpty();
    }

    @Test
    void zipAndDeflateAreSearchedWhereverTheyStart() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        zip.write("before".getBytes(StandardCharsets.UTF_8));
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("a"));
            out.write(FOUR.getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        deflated.write(7);
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(FOUR.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(find(FOUR, zip.toByteArray())).isNotEmpty();
        assertThat(find(FOUR, deflated.toByteArray())).isNotEmpty();
    }

    @Test
    void fourRawBytesCountOnlyOverChance() {
        byte[] one = HexFormat.of().parseHex("00cb00714d00");
        byte[] two = HexFormat.of().parseHex("00cb00714d00c000020900");
        List<Secret> secrets = List.of(Secret.address(FOUR), Secret.address("192.0.2.9"));
        assertThat(new Searcher(secrets).bytes("here", one).findings()).isEmpty();
        assertThat(new Searcher(secrets).bytes("here", two).findings()).hasSize(2);
    }

    @Test
    void aSecretAcrossTwoBlocksOfAFileIsFound(@TempDir Path folder) throws IOException {
        byte[] content = new byte[(16 << 20) + 100];
        Arrays.fill(content, (byte) ' ');
        byte[] text = FOUR.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, content, (16 << 20) - 5, text.length);
        Files.write(folder.resolve("big"), content);
        assertThat(new Searcher(List.of(Secret.address(FOUR))).folder(folder).findings())
                .isNotEmpty();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static List<Searcher.Finding> find(String address, byte[] bytes) {
        return find(Secret.address(address), bytes);
    }

    private static List<Searcher.Finding> find(Secret secret, byte[] bytes) {
        return new Searcher(List.of(secret)).bytes("here", bytes).findings();
    }
}
