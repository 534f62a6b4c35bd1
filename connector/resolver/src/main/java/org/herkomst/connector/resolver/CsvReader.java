package org.herkomst.connector.resolver;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV after RFC 4180, row by row; line ends may be LF, CRLF or CR. Fields and rows have limits, and a file that can't be read on is
 * an {@link InputException} too, by its line. Not thread-safe.
 */
public final class CsvReader {
    private static final int MAX_FIELD_CHARS = 100_000;
    private static final int MAX_ROW_CHARS = 1_000_000;
    private static final int MAX_FIELDS = 1_000;
    private static final int END = -1;

    private final Reader reader;
    private final String file;
    private int line = 1;
    private int rowLine = 1;
    private int ahead = -2;
    private int rowChars;

    /** The reader should be buffered; the file's name is for errors. */
    public CsvReader(Reader reader, String file) {
        this.reader = reader;
        this.file = file;
    }

    /** The next row that isn't blank; an empty list at the end of the file. */
    public List<String> next() throws IOException {
        while (peek() != END) {
            rowLine = line;
            rowChars = 0;
            List<String> row = row();
            if (row.size() > 1 || !row.get(0).isBlank()) {
                return row;
            }
        }
        return List.of();
    }

    /** The line that the row read last begins in, from 1. */
    public int line() {
        return rowLine;
    }

    private List<String> row() throws IOException {
        List<String> fields = new ArrayList<>();
        while (true) {
            if (fields.size() == MAX_FIELDS) {
                throw fault("the row has more than " + MAX_FIELDS + " fields", "Check the quotes and line ends.");
            }
            fields.add(peek() == '"' ? quoted() : plain());
            int end = take();
            if (end != ',') {
                endOfLine(end);
                return fields;
            }
        }
    }

    private void endOfLine(int end) throws IOException {
        if (end == '\r' && peek() == '\n') {
            take();
        }
        if (end != END) {
            line++;
        }
    }

    private String plain() throws IOException {
        StringBuilder field = new StringBuilder();
        while (!endsField(peek())) {
            if (peek() == '"') {
                throw fault(
                        "a quote stands inside a field that isn't quoted",
                        "Quote the whole field and double the quote.");
            }
            append(field, take());
        }
        return field.toString();
    }

    private String quoted() throws IOException {
        StringBuilder field = new StringBuilder();
        take();
        while (true) {
            int next = take();
            if (next == END) {
                throw fault("a quoted field doesn't end", "Close the quote; a quote inside a field is doubled.");
            }
            if (next == '"' && peek() != '"') {
                break;
            }
            if (next == '"') {
                take();
            }
            line += next == '\n' ? 1 : 0;
            append(field, next);
        }
        if (!endsField(peek())) {
            throw fault("text stands behind a closing quote", "A quote inside a field is doubled.");
        }
        return field.toString();
    }

    private void append(StringBuilder field, int character) {
        if (field.length() >= MAX_FIELD_CHARS) {
            throw fault("a field is longer than " + MAX_FIELD_CHARS + " characters", "Check the quotes and line ends.");
        }
        if (rowChars++ >= MAX_ROW_CHARS) {
            throw fault("the row is longer than " + MAX_ROW_CHARS + " characters", "Check the quotes and line ends.");
        }
        field.append((char) character);
    }

    private static boolean endsField(int next) {
        return next == ',' || next == '\n' || next == '\r' || next == END;
    }

    private int peek() throws IOException {
        if (ahead == -2) {
            ahead = read();
        }
        return ahead;
    }

    private int read() {
        try {
            return reader.read();
        } catch (IOException broken) {
            throw new InputException(
                    file + ":" + line,
                    "the file can't be read to its end",
                    "Copy it again; it may be cut or damaged about there.");
        }
    }

    private int take() throws IOException {
        int taken = peek();
        ahead = -2;
        return taken;
    }

    /** An error at the row read last. */
    public InputException fault(String what, String action) {
        return new InputException(file + ":" + rowLine, what, action);
    }
}
