package org.herkomst.connector.resolver;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, without their ends (LF, CRLF or CR). Of a line longer than {@value #LONGEST} characters only the beginning is kept,
 * with an ellipsis behind it. Not thread-safe.
 */
final class ShortLines {
    static final int LONGEST = 1_000;
    private static final int END = -1;

    private final Reader reader;
    private final StringBuilder line = new StringBuilder();
    private boolean behindReturn;

    /** The reader should be buffered. */
    ShortLines(Reader reader) {
        this.reader = reader;
    }

    /** The next line; null at the end. */
    @Nullable
    String next() throws IOException {
        line.setLength(0);
        int read = reader.read();
        if (read == '\n' && behindReturn) {
            read = reader.read();
        }
        if (read == END) {
            return null;
        }
        while (read != END && read != '\n' && read != '\r') {
            append((char) read);
            read = reader.read();
        }
        behindReturn = read == '\r';
        return line.toString();
    }

    private void append(char character) {
        if (line.length() < LONGEST) {
            line.append(character);
        } else if (line.length() == LONGEST) {
            line.append('\u2026');
        }
    }
}
