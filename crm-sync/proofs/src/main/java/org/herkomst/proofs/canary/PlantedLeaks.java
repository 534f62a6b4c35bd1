package org.herkomst.proofs.canary;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.herkomst.proofs.search.Searcher;

/** Leaks made on purpose, each in a folder of its own: the searcher must find each, or its silence about the rest says nothing. */
final class PlantedLeaks {
    private final Canaries canaries;
    private final Path folder;

    PlantedLeaks(Canaries canaries, Path folder) {
        this.canaries = canaries;
        this.folder = folder;
    }

    /** How many leaks there are. */
    static int count() {
        return 5;
    }

    /** How many of them are found, each by the very secret that was planted. */
    int found() {
        List<String> all = canaries.addresses();
        int found = 0;
        found += finds(0, "log", ("INFO visit from " + all.get(0) + " took 3 ms\n").getBytes(StandardCharsets.UTF_8));
        found += finds(1, "context", context(all.get(1)));
        found += finds(
                2,
                "column",
                ("INSERT INTO VISIT VALUES(X'" + hash(all.get(2)) + "')").getBytes(StandardCharsets.UTF_8));
        found += finds(3, "tmp", gzip("row;" + all.get(3) + ";end"));
        found += finds(
                200,
                "crm",
                ("{\"properties\":{\"herkomst_top_pages\":\"/contact "
                                + canaries.mails().get(0) + "\"}}")
                        .getBytes(StandardCharsets.UTF_8));
        return found;
    }

    private int finds(int secret, String place, byte[] leak) {
        try {
            Path own = Files.createDirectories(folder.resolve(place));
            Files.write(own.resolve("leak"), leak);
            boolean found = new Searcher(canaries.secrets())
                    .folder(own).findings().stream().anyMatch(finding -> finding.secret() == secret);
            return found ? 1 : 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] context(String address) {
        byte[] map = ("{\"cursor\":\"" + address + "\"}").getBytes(StandardCharsets.UTF_8);
        return ("UPDATE BATCH_JOB_EXECUTION_CONTEXT '" + Base64.getEncoder().encodeToString(map) + "'")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(String address) {
        try {
            byte[] text = address.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    private static byte[] gzip(String text) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
