package org.herkomst.connector.matomo;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** A JSON list of visits, as Live.getLastVisitsDetails answers. Broken text is left at the next line that begins a visit. */
final class JsonListExport implements ExportVisits {
    private static final byte[] VISIT = "{\"id".getBytes(StandardCharsets.US_ASCII);
    private static final String CUT = "it ends in the middle of a visit";

    private final Path file;
    private final VisitParser visits;
    private JsonParser parser;
    private long byteBase;
    private long lineBase;
    private long line = 1;
    private long offset;
    private boolean ended;
    private @Nullable RawVisit visit;
    private @Nullable String broken;

    JsonListExport(Path file, InputStream bytes, VisitFields fields) {
        this.file = file;
        this.visits = new VisitParser(fields);
        this.parser = Json.parser(bytes);
    }

    @Override
    public boolean advance() {
        visit = null;
        offset = -1;
        if (ended) {
            return false;
        }
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && parser.streamReadContext().getNestingDepth() == 1) {
                token = parser.nextToken();
            }
            if (token == null || token == JsonToken.END_ARRAY) {
                ended = true;
                return false;
            }
            TokenStreamLocation begin = parser.currentTokenLocation();
            line = lineBase + begin.getLineNr();
            offset = begin.getByteOffset();
            visit = visits.read(parser);
            return true;
        } catch (UnexpectedEndOfInputException | JacksonIOException cut) {
            broken = CUT;
            ended = true;
            return false;
        } catch (JacksonException garbled) {
            visit = null;
            if (offset < 0) {
                line = lineBase + parser.currentLocation().getLineNr();
                offset = parser.currentLocation().getByteOffset();
            }
            return recover();
        }
    }

    /** Goes on at the next line that begins a visit. The garbled entry itself counts as one that can't be read. */
    private boolean recover() {
        long from = Math.max(0, byteBase + offset);
        parser.close();
        try {
            BufferedInputStream bytes = ExportBytes.open(file);
            bytes.skipNBytes(from);
            long skipped = toVisit(bytes);
            if (skipped < 0) {
                bytes.close();
                broken = "it is garbled and no later line begins a visit";
                ended = true;
                return true;
            }
            byteBase = from + skipped - 1;
            parser = Json.parser(new SequenceInputStream(new ByteArrayInputStream(new byte[] {'['}), bytes));
        } catch (IOException unreadable) {
            broken = CUT;
            ended = true;
        }
        return true;
    }

    /** Reads up to the beginning of a visit's line; says how many bytes that were, -1 where none comes. */
    private long toVisit(BufferedInputStream bytes) throws IOException {
        long read = 0;
        long lines = 0;
        boolean fresh = false;
        for (int b = bytes.read(); b >= 0; b = bytes.read()) {
            read++;
            if (b == '\n') {
                fresh = true;
                lines++;
            } else if (fresh && b == '{' && follows(bytes)) {
                lineBase = line + lines - 1;
                bytes.reset();
                return read - 1;
            } else if (b != ' ' && b != '\t' && b != '\r' && b != ',') {
                fresh = false;
            }
            bytes.mark(VISIT.length + 1);
        }
        return -1;
    }

    /** After an opening brace: whether a visit goes on here. The stream's mark lies before the brace. */
    private static boolean follows(BufferedInputStream bytes) throws IOException {
        bytes.reset();
        byte[] next = bytes.readNBytes(VISIT.length);
        boolean found = Arrays.equals(next, VISIT);
        if (!found) {
            bytes.reset();
            bytes.skipNBytes(1);
        }
        return found;
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
        parser.close();
    }
}
