package org.herkomst.proofs.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipInputStream;

/** Finds packed parts in bytes (gzip, deflate, zip, base64, hexadecimal), wherever they start, and unpacks them. */
final class Unpacker {
    private static final int LONGEST = 64 << 20;
    private static final int SHORTEST_RUN = 16;

    /** The unpacked parts; what doesn't unpack is left out, what breaks off is given as far as it came. */
    List<byte[]> parts(byte[] bytes) {
        List<byte[]> parts = new ArrayList<>();
        for (int at = 0; at + 4 <= bytes.length; at++) {
            packed(bytes, at, parts);
        }
        runs(bytes, parts, true);
        runs(bytes, parts, false);
        return parts;
    }

    private static void packed(byte[] bytes, int at, List<byte[]> parts) {
        int first = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        if (first == 0x1F && second == 0x8B && bytes[at + 2] == 8) {
            read(() -> new GZIPInputStream(from(bytes, at)), parts);
        } else if ((first & 0x0F) == 8 && first <= 0x78 && ((first << 8) | second) % 31 == 0) {
            read(() -> new InflaterInputStream(from(bytes, at)), parts);
        } else if (first == 'P' && second == 'K' && bytes[at + 2] == 3 && bytes[at + 3] == 4) {
            zip(from(bytes, at), parts);
        }
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private static void read(Opening opening, List<byte[]> parts) {
        try (InputStream in = opening.open()) {
            readAll(in, parts);
        } catch (IOException notPacked) {
            // Two or three bytes look packed by chance all the time; there is nothing to search.
        }
    }

    private static void zip(InputStream bytes, List<byte[]> parts) {
        try (ZipInputStream in = new ZipInputStream(bytes)) {
            while (in.getNextEntry() != null) {
                readAll(in, parts);
            }
        } catch (IOException broken) {
            // What came before the break is in the parts.
        }
    }

    private static void readAll(InputStream in, List<byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n > 0 && out.size() < LONGEST; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        } finally {
            if (out.size() >= 4) {
                parts.add(out.toByteArray());
            }
        }
    }

    private static void runs(byte[] bytes, List<byte[]> parts, boolean base64) {
        int start = 0;
        for (int at = 0; at <= bytes.length; at++) {
            if (at == bytes.length || !(base64 ? base64(bytes[at]) : hex(bytes[at]))) {
                if (at - start >= SHORTEST_RUN) {
                    byte[] run = Arrays.copyOfRange(bytes, start, at);
                    parts.addAll(base64 ? ofBase64(run) : ofHex(run));
                }
                start = at + 1;
            }
        }
    }

    /** Decodes from each of the four places where a group may start: the run may follow on other letters. */
    private static List<byte[]> ofBase64(byte[] run) {
        String text =
                new String(run, StandardCharsets.US_ASCII).replace('-', '+').replace('_', '/');
        List<byte[]> parts = new ArrayList<>();
        for (int skip = 0; skip < 4; skip++) {
            int length = (text.length() - skip) % 4 == 1 ? text.length() - 1 : text.length();
            parts.add(Base64.getDecoder().decode(text.substring(skip, length)));
        }
        return parts;
    }

    private static List<byte[]> ofHex(byte[] run) {
        String text = new String(run, StandardCharsets.US_ASCII);
        List<byte[]> parts = new ArrayList<>();
        for (int skip = 0; skip < 2; skip++) {
            int length = skip + (text.length() - skip) / 2 * 2;
            parts.add(HexFormat.of().parseHex(text.substring(skip, length)));
        }
        return parts;
    }

    private static boolean base64(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || "+/-_".indexOf(b) >= 0;
    }

    private static boolean hex(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
    }

    private static ByteArrayInputStream from(byte[] bytes, int at) {
        return new ByteArrayInputStream(bytes, at, bytes.length - at);
    }
}
