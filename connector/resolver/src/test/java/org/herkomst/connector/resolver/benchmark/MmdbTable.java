package org.herkomst.connector.resolver.benchmark;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes the sample as a MaxMind DB 2.0 of IPv4 with records of 32 bits, for tables that are too large for a tree of objects. Each network has a
 * record {@code {"id": number}} of its own, as small as a company database's record can be.
 */
final class MmdbTable {
    private static final int RECORD_BYTES = 9;
    private static final int SEPARATOR = 16;
    private static final int EMPTY = Integer.MIN_VALUE;

    private final LookupSample sample;
    private int[] children = new int[1 << 16];
    private int nodes;

    private MmdbTable(LookupSample sample) {
        this.sample = sample;
    }

    static Path write(LookupSample sample, Path file) throws IOException {
        MmdbTable table = new MmdbTable(sample);
        table.node(0, sample.size(), 0, 0);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
            table.write(out);
        }
        return file;
    }

    /** A node, a record as a negative number, or nothing, for the networks that lie in the block. */
    private int node(int from, int to, int depth, long first) {
        if (from == to) {
            return EMPTY;
        }
        if (sample.length(from) == depth) {
            return -1 - from;
        }
        int node = nodes++;
        if (children.length < 2 * nodes) {
            children = Arrays.copyOf(children, children.length * 2);
        }
        long half = first + (1L << (31 - depth));
        int middle = from;
        int end = to;
        while (middle < end) {
            int probe = (middle + end) >>> 1;
            if (Integer.toUnsignedLong(sample.start(probe)) < half) {
                middle = probe + 1;
            } else {
                end = probe;
            }
        }
        int left = node(from, middle, depth + 1, first);
        int right = node(middle, to, depth + 1, half);
        children[2 * node] = left;
        children[2 * node + 1] = right;
        return node;
    }

    private void write(DataOutputStream out) throws IOException {
        for (int i = 0; i < 2 * nodes; i++) {
            int child = children[i];
            out.writeInt(child >= 0 ? child : child == EMPTY ? nodes : nodes + SEPARATOR + (-1 - child) * RECORD_BYTES);
        }
        out.write(new byte[SEPARATOR]);
        for (int i = 0; i < sample.size(); i++) {
            out.write(new byte[] {(byte) 0xE1, 0x42, 'i', 'd', (byte) 0xC4});
            out.writeInt(i + 1);
        }
        out.write(new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF});
        out.write("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
        out.write(metadata());
    }

    private byte[] metadata() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(0xE9);
            uint(out, "node_count", 6, nodes);
            uint(out, "record_size", 5, 32);
            uint(out, "ip_version", 5, 4);
            uint(out, "binary_format_major_version", 5, 2);
            uint(out, "binary_format_minor_version", 5, 0);
            text(out, "build_epoch");
            out.write(new byte[] {0x04, 0x02});
            out.writeInt(1_764_028_800);
            text(out, "database_type");
            text(out, "Benchmark");
            text(out, "languages");
            out.write(new byte[] {0x00, 0x04});
            text(out, "description");
            out.writeByte(0xE0);
        }
        return bytes.toByteArray();
    }

    private static void uint(DataOutputStream out, String key, int type, int value) throws IOException {
        text(out, key);
        int length = type == 5 ? 2 : 4;
        out.writeByte(type << 5 | length);
        for (int i = length - 1; i >= 0; i--) {
            out.writeByte(value >>> (8 * i));
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeByte(0x40 | text.length());
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
