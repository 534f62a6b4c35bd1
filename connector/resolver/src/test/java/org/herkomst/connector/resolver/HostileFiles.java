package org.herkomst.connector.resolver;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;

/** Large or ill-meant files of inputs, made in little memory. */
final class HostileFiles {
    static final int MEGABYTE = 1 << 20;
    private static final int BLOCK = 16 * MEGABYTE;

    private HostileFiles() {}

    /** Writes so many numbered texts. */
    static Path numbered(Path path, int count, IntFunction<String> text) throws IOException {
        return written(path, out -> {
            for (int i = 0; i < count; i++) {
                out.print(text.apply(i));
            }
        });
    }

    /** A text, then so many times one letter, then another text. */
    static Path longLine(Path path, String before, char letter, int count, String after) throws IOException {
        String many = String.valueOf(letter).repeat(MEGABYTE);
        return written(path, out -> {
            out.print(before);
            for (int i = 0; i < count / MEGABYTE; i++) {
                out.print(many);
            }
            out.print(after);
        });
    }

    private static Path written(Path path, Consumer<PrintStream> content) throws IOException {
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(path), MEGABYTE);
        try (PrintStream out = new PrintStream(file, false, StandardCharsets.UTF_8)) {
            content.accept(out);
        }
        return path;
    }

    /** A gz of a megabyte that unpacks to a text and a gigabyte of one letter: parts of gz follow one another. */
    static Path bomb(Path path, String before, char letter) throws IOException {
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, (byte) letter);
        byte[] packed = packed(block);
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(packed(before.getBytes(StandardCharsets.UTF_8)));
            for (int i = 0; i < 64; i++) {
                out.write(packed);
            }
        }
        return path;
    }

    static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** Databases whose one record is no record. */
    static Map<String, byte[]> databases() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("pointer-to-itself", database(0x20, 0x00));
        files.put("two-pointers-in-a-circle", database(0x20, 0x02, 0x20, 0x00));
        files.put("pointer-behind-the-end", database(0x38, 0x7F, 0xFF, 0xFF, 0xFF));
        files.put("endless-map", database(0xFF, 0xFF, 0xFF, 0xFF));
        files.put("endless-text", database(0x5F, 0xFF, 0xFF, 0xFF));
        files.put("endless-list", database(0x1F, 0x04, 0xFF, 0xFF, 0xFF));
        files.put("name-is-an-endless-list", database(0xE1, 0x44, 'n', 'a', 'm', 'e', 0x1F, 0x04, 0xFF, 0xFF, 0xFF));
        files.put("map-holds-itself", database(0xE1, 0x44, 'n', 'a', 'm', 'e', 0x20, 0x00));
        files.put("country-is-the-map-itself", database(0xE1, 0x47, 'c', 'o', 'u', 'n', 't', 'r', 'y', 0x20, 0x00));
        files.put("traits-are-the-map-itself", database(0xE1, 0x46, 't', 'r', 'a', 'i', 't', 's', 0x20, 0x00));
        files.put("lists-in-lists", nested(0x1F, 0x04, 0xFF, 0xFF, 0xFF));
        files.put("lists-of-one", nested(0x01, 0x04));
        files.put("nothing", new byte[0]);
        return files;
    }

    private static byte[] nested(int... list) {
        int[] record = Arrays.copyOf(new int[] {0xE1, 0x41, 'x'}, 3 + 40_000 / list.length * list.length);
        for (int i = 3; i < record.length; i++) {
            record[i] = list[(i - 3) % list.length];
        }
        return database(record);
    }

    private static byte[] database(int... record) {
        byte[] file = new MmdbFile("ipinfo company.mmdb")
                .network("198.51.100.0/24", Map.of("name", "x".repeat(50_000)))
                .bytes();
        int at = recordStart(file);
        for (int i = 0; i < record.length; i++) {
            file[at + i] = (byte) record[i];
        }
        return file;
    }

    /** Behind the 16 zeros that part the tree from the data. */
    private static int recordStart(byte[] file) {
        for (int at = 0; ; at++) {
            if (file[at] == (byte) 0xE1 && file[at + 1] == 0x44 && file[at + 2] == 'n') {
                return at;
            }
        }
    }
}
