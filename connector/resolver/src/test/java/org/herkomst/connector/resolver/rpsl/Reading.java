package org.herkomst.connector.resolver.rpsl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Keeps all that a dump gives. */
final class Reading implements RpslSink {
    final List<RpslNetwork> networks = new ArrayList<>();
    final List<RpslOrganisation> organisations = new ArrayList<>();
    RpslCount count = new RpslCount(0, 0, 0);

    static Reading of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading of(byte[] bytes) {
        try {
            Path path = Files.createTempFile("herkomst", ".rpsl");
            try {
                return of(Files.write(path, bytes), 1 << 16);
            } finally {
                Files.delete(path);
            }
        } catch (IOException broken) {
            throw new IllegalStateException("The test's file can't be written", broken);
        }
    }

    static Reading of(Path path, int chunkBytes) {
        Reading reading = new Reading();
        reading.count = RpslFile.read(path, reading, chunkBytes);
        return reading;
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException("Memory can be written", impossible);
        }
        return packed.toByteArray();
    }

    @Override
    public void network(RpslNetwork network) {
        networks.add(network);
    }

    @Override
    public void organisation(RpslOrganisation organisation) {
        organisations.add(organisation);
    }
}
