package org.herkomst.connector.matomo;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** One visit a line. A line has 16 MB at most. */
final class JsonLinesExport implements ExportVisits {
    private static final int MAX_LINE_BYTES = 16 << 20;

    private final InputStream in;
    private final VisitParser visits;
    private byte[] buffer = new byte[256 << 10];
    private int from;
    private int to;
    private long line;
    private boolean atEnd;
    private @Nullable RawVisit visit;
    private @Nullable String broken;

    JsonLinesExport(InputStream in, VisitFields fields) {
        this.in = in;
        this.visits = new VisitParser(fields);
    }

    @Override
    public boolean advance() {
        visit = null;
        while (true) {
            int length = lineLength();
            if (length < 0) {
                return false;
            }
            line++;
            int start = from;
            from += length;
            boolean last = from >= to && atEnd;
            from += last ? 0 : 1;
            if (!blank(start, length)) {
                return read(start, length, last);
            }
        }
    }

    private boolean read(int start, int length, boolean last) {
        if (length > MAX_LINE_BYTES) {
            return true;
        }
        try (JsonParser parser = Json.parser(buffer, start, length)) {
            parser.nextToken();
            RawVisit read = visits.read(parser);
            visit = parser.nextToken() == null ? read : null;
            return true;
        } catch (UnexpectedEndOfInputException cut) {
            broken = last ? "it ends in the middle of a visit" : broken;
            return !last;
        } catch (JacksonException garbled) {
            return true;
        }
    }

    private boolean blank(int start, int length) {
        for (int i = start; i < start + length; i++) {
            byte b = buffer[i];
            if (b != ' ' && b != '\t' && b != '\r' && b != (byte) 0xEF && b != (byte) 0xBB && b != (byte) 0xBF) {
                return false;
            }
        }
        return true;
    }

    /** Length of the line that begins at {@code from}, without its end; -1 after the last. */
    private int lineLength() {
        int at = from;
        while (true) {
            while (at < to && buffer[at] != '\n') {
                at++;
            }
            if (at < to) {
                return at - from;
            }
            if (atEnd) {
                return from < to ? to - from : -1;
            }
            at -= fill();
        }
    }

    /** Reads more behind the line at hand; says how far the line moved to the front. */
    private int fill() {
        int moved = from;
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to > MAX_LINE_BYTES) {
            moved += to - MAX_LINE_BYTES - 1;
            to = MAX_LINE_BYTES + 1;
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        try {
            int read = in.read(buffer, to, buffer.length - to);
            atEnd = read < 0;
            to += Math.max(read, 0);
        } catch (IOException cut) {
            atEnd = true;
            broken = "it ends too early or is badly packed";
        }
        return moved;
    }

    @Override
    public @Nullable RawVisit visit() {
        return visit;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public @Nullable String broken() {
        return broken;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException alreadyGone) {
            atEnd = true;
        }
    }
}
