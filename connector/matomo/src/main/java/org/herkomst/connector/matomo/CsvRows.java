package org.herkomst.connector.matomo;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/** Rows of separated values with quotes (RFC 4180), of any width, without a string a cell. A row has 4 million characters at most. */
final class CsvRows {
    private static final int MAX_ROW_CHARS = 4 << 20;

    private final Reader reader;
    private final char[] buffer = new char[64 << 10];
    private char[] row = new char[16 << 10];
    private int[] ends = new int[256];
    private int at;
    private int filled;
    private int length;
    private int cells;
    private char separator = ',';
    private long lines = 1;
    private long line;
    private boolean cut;
    private boolean tooLong;

    CsvRows(Reader reader) {
        this.reader = reader;
    }

    void separator(char value) {
        separator = value;
    }

    /** Reads a row; false at the end. */
    boolean next() {
        length = 0;
        cells = 0;
        tooLong = false;
        line = lines;
        boolean quoted = false;
        boolean any = false;
        for (int c = read(); c >= 0; c = read()) {
            any = true;
            if (c == '"') {
                quoted = quote(quoted);
            } else if (!quoted && c == separator) {
                endCell();
            } else if (!quoted && c == '\n') {
                endCell();
                return true;
            } else if (quoted || c != '\r') {
                add((char) c);
            }
            quoted &= !tooLong;
        }
        cut |= quoted;
        if (any) {
            endCell();
        }
        return any && !quoted;
    }

    private boolean quote(boolean quoted) {
        if (!quoted) {
            return true;
        }
        int following = read();
        if (following == '"') {
            add('"');
            return true;
        }
        if (following >= 0) {
            at--;
            lines -= following == '\n' ? 1 : 0;
        }
        return false;
    }

    private void add(char c) {
        if (length >= MAX_ROW_CHARS) {
            tooLong = true;
            return;
        }
        if (length == row.length) {
            row = Arrays.copyOf(row, 2 * length);
        }
        row[length++] = c;
    }

    private void endCell() {
        if (cells == ends.length) {
            ends = Arrays.copyOf(ends, 2 * cells);
        }
        ends[cells++] = length;
    }

    private int read() {
        if (at == filled) {
            try {
                filled = Math.max(reader.read(buffer), 0);
            } catch (IOException broken) {
                cut = true;
                filled = 0;
            }
            at = 0;
            if (filled == 0) {
                return -1;
            }
        }
        char c = buffer[at++];
        lines += c == '\n' ? 1 : 0;
        return c;
    }

    int cells() {
        return cells;
    }

    char[] text() {
        return row;
    }

    int offset(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    int length(int cell) {
        return ends[cell] - offset(cell);
    }

    String cell(int cell) {
        return new String(row, offset(cell), length(cell));
    }

    boolean blank() {
        return cells <= 1 && length == 0;
    }

    boolean tooLong() {
        return tooLong;
    }

    /** The line that the row began at. */
    long line() {
        return line;
    }

    /** Whether the text ended within a cell, or could not be read to its end. */
    boolean cut() {
        return cut;
    }
}
