package org.herkomst.connector.matomo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** The bytes of an export file, unpacked where its content is gzip. */
final class ExportBytes {
    private static final int BUFFER_BYTES = 128 << 10;
    private static final int HEAD_BYTES = 1 << 20;

    private ExportBytes() {}

    static BufferedInputStream open(Path file) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        try {
            raw.mark(2);
            boolean packed = raw.read() == 0x1F && raw.read() == 0x8B;
            raw.reset();
            return packed ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER_BYTES), BUFFER_BYTES) : raw;
        } catch (IOException broken) {
            raw.close();
            throw broken;
        }
    }

    /** SHA-256 of the file's first megabyte. */
    static String head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(in.readNBytes(HEAD_BYTES)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Java's SHA-256 is missing", missing);
        }
    }
}
