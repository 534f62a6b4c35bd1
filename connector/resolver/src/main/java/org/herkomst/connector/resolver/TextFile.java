package org.herkomst.connector.resolver;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A text file as it comes: plain or gz by content, UTF-8 with or without a byte order mark, Latin-1 where it is no UTF-8. */
public final class TextFile {
    private static final int BUFFER = 1 << 16;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private TextFile() {}

    /** Opens the file for reading; whether it is UTF-8 is found by reading it once. Where it is cut, only the reading fails, there. */
    public static BufferedReader open(Path path) throws IOException {
        BufferedReader reader = new BufferedReader(decoded(path, charset(path)), BUFFER);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    private static Reader decoded(Path path, Charset charset) throws IOException {
        return new InputStreamReader(bytes(path), charset.newDecoder());
    }

    private static Charset charset(Path path) throws IOException {
        char[] buffer = new char[BUFFER];
        try (Reader reader = decoded(path, StandardCharsets.UTF_8)) {
            int read = 0;
            while (read >= 0) {
                read = reader.read(buffer);
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return StandardCharsets.ISO_8859_1;
        } catch (EOFException | ZipException cut) {
            return StandardCharsets.UTF_8;
        }
    }

    private static InputStream bytes(Path path) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        try {
            raw.mark(2);
            boolean gz = raw.read() == 0x1F && raw.read() == 0x8B;
            raw.reset();
            return gz ? new GZIPInputStream(raw, BUFFER) : raw;
        } catch (IOException broken) {
            raw.close();
            throw broken;
        }
    }
}
