package org.herkomst.connector.resolver.rpsl;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.herkomst.connector.resolver.InputException;

/**
 * A registry's dump as it comes: plain or gz by content, Latin-1 or UTF-8 by each value. Reads RIPE's split files, APNIC, AFRINIC,
 * LACNIC, KRNIC, JPNIC and TWNIC, and ARIN's bulk text, in constant memory (about 1.5 MB, whatever the file holds).
 *
 * <p>Formats: RIPE Database Documentation, "RPSL object types" and "Split files"; RFC 2622 section 2; ARIN "Bulk Whois data". The
 * file is read, and inflated, in a second thread, which has ended when the call ends.
 */
public final class RpslFile {
    private static final int BUFFER = 1 << 16;
    private static final int CHUNK = 1 << 18;

    private RpslFile() {}

    /**
     * Reads the whole file; what stands before a fault has then already reached the sink.
     *
     * @throws InputException where the file can't be read to its end, or holds no record of a network or an organisation
     */
    public static RpslCount read(Path file, RpslSink sink) {
        return read(file, sink, CHUNK);
    }

    /** The same with a given size of the pieces handed from thread to thread. */
    static RpslCount read(Path file, RpslSink sink, int chunkBytes) {
        String name = String.valueOf(file.getFileName());
        InputStream stream = open(file, name);
        RpslRecords records = new RpslRecords(sink);
        LineSplitter lines = new LineSplitter(new LineReader(records));
        long position = 0;
        try (Handover handover = Handover.start(stream, chunkBytes)) {
            for (Chunk chunk = handover.next(); chunk != null; chunk = handover.next()) {
                lines.accept(chunk.bytes(), chunk.length());
                position += chunk.length();
                handover.giveBack(chunk);
            }
        } catch (IOException broken) {
            throw cut(name, position);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InputException(at(name, position), "reading was stopped from outside", "Start it again.");
        }
        lines.finish();
        return checked(records.count(), name, position);
    }

    private static InputStream open(Path file, String name) {
        try {
            InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            try {
                raw.mark(2);
                boolean gz = raw.read() == 0x1F && raw.read() == 0x8B;
                raw.reset();
                return gz ? new GZIPInputStream(raw, BUFFER) : raw;
            } catch (IOException broken) {
                raw.close();
                throw cut(name, 0);
            }
        } catch (IOException unreadable) {
            throw new InputException(name, "the file can't be read", "Check the file and its rights.");
        }
    }

    private static RpslCount checked(RpslCount count, String name, long position) {
        if (count.networks() + count.organisations() + count.skipped() == 0) {
            throw new InputException(
                    at(name, position),
                    "the file ends without one record of a network or an organisation",
                    "Give a registry's dump: RIPE-style inetnum, inet6num and organisation, or ARIN's NetHandle and OrgID.");
        }
        return count;
    }

    private static InputException cut(String name, long position) {
        return new InputException(
                at(name, position),
                "the data ends too early or is damaged there (position in the unpacked text)",
                "Copy or download the file again, and compare its size or checksum.");
    }

    private static String at(String name, long position) {
        return name + ":byte " + position;
    }
}
