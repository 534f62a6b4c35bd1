package org.herkomst.connector.resolver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.herkomst.connector.address.AddressRange;
import org.jspecify.annotations.Nullable;

/**
 * Writes a MaxMind DB 2.0 file for tests: an IPv6 tree with IPv4 under {@code ::/96}, 24-bit records. Later networks replace or split
 * earlier ones. Values are maps, strings, integers, longs, booleans and lists.
 */
public final class MmdbFile {
    private static final byte[] MARKER = {
        (byte) 0xAB, (byte) 0xCD, (byte) 0xEF, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };

    private final String databaseType;
    private final Node root = new Node();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final List<Node> order = new ArrayList<>();
    private long buildEpoch = 1_764_028_800L;

    /** A database of the given type, such as {@code ipinfo company.mmdb} or {@code GeoIP2-Enterprise}. */
    public MmdbFile(String databaseType) {
        this.databaseType = databaseType;
    }

    /** When the database was built, in seconds since 1970. */
    public MmdbFile built(long epochSecond) {
        this.buildEpoch = epochSecond;
        return this;
    }

    /** Adds a network in CIDR notation. */
    public MmdbFile network(String cidr, Map<String, ?> record) {
        int offset = data.size();
        writeValue(data, record);
        AddressRange range = AddressRange.parse(cidr).orElseThrow();
        int prefix = Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1)) + (range.ipv4() ? 96 : 0);
        insert(range.firstHigh(), range.firstLow(), prefix, offset);
        return this;
    }

    private void insert(long high, long low, int prefix, int offset) {
        Node node = root;
        for (int depth = 0; depth < prefix; depth++) {
            if (node.zero == null || node.one == null) {
                node.zero = node.leaf();
                node.one = node.leaf();
                node.offset = -1;
            }
            long half = depth < 64 ? high : low;
            boolean bit = ((half >>> (63 - depth % 64)) & 1) == 1;
            node = bit ? node.one : node.zero;
        }
        node.zero = null;
        node.one = null;
        node.offset = offset;
    }

    /** Writes the file. */
    public Path write(Path path) {
        try {
            return Files.write(path, bytes());
        } catch (IOException broken) {
            throw new IllegalStateException("The test's file can't be written", broken);
        }
    }

    /** The file's bytes. */
    public byte[] bytes() {
        order.clear();
        number(root);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (Node node : order) {
            writeRecord(file, node.zero);
            writeRecord(file, node.one);
        }
        file.writeBytes(new byte[16]);
        file.writeBytes(data.toByteArray());
        file.writeBytes(MARKER);
        writeValue(file, metadata());
        return file.toByteArray();
    }

    private Map<String, Object> metadata() {
        return Map.of(
                "binary_format_major_version",
                2,
                "binary_format_minor_version",
                0,
                "build_epoch",
                buildEpoch,
                "database_type",
                databaseType,
                "description",
                Map.of("en", "made up for tests"),
                "ip_version",
                6,
                "languages",
                List.of("en"),
                "node_count",
                order.size(),
                "record_size",
                24);
    }

    private void number(@Nullable Node node) {
        if (node != null && node.zero != null) {
            node.number = order.size();
            order.add(node);
            number(node.zero);
            number(node.one);
        }
    }

    private void writeRecord(ByteArrayOutputStream file, @Nullable Node node) {
        int value = order.size();
        if (node != null && node.zero != null) {
            value = node.number;
        } else if (node != null && node.offset >= 0) {
            value = order.size() + 16 + node.offset;
        }
        writeNumber(file, value, 3);
    }

    private static void writeValue(ByteArrayOutputStream out, Object value) {
        if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            writeControl(out, 2, bytes.length);
            out.writeBytes(bytes);
        } else if (value instanceof Map<?, ?> map) {
            writeControl(out, 7, map.size());
            map.forEach((key, inner) -> {
                writeValue(out, key);
                writeValue(out, inner);
            });
        } else if (value instanceof List<?> list) {
            writeControl(out, 11, list.size());
            list.forEach(inner -> writeValue(out, inner));
        } else if (value instanceof Integer number) {
            writeControl(out, 6, 4);
            writeNumber(out, number, 4);
        } else if (value instanceof Long number) {
            writeControl(out, 9, 8);
            writeNumber(out, number, 8);
        } else if (value instanceof Boolean flag) {
            writeControl(out, 14, flag ? 1 : 0);
        } else {
            throw new IllegalArgumentException("No such value in a MaxMind database: " + value.getClass());
        }
    }

    private static void writeControl(ByteArrayOutputStream out, int type, int size) {
        int shown = size < 29 ? size : size < 285 ? 29 : 30;
        out.write((type < 8 ? type << 5 : 0) | shown);
        if (type >= 8) {
            out.write(type - 7);
        }
        if (shown == 29) {
            out.write(size - 29);
        } else if (shown == 30) {
            writeNumber(out, size - 285, 2);
        }
    }

    private static void writeNumber(ByteArrayOutputStream out, long value, int bytes) {
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }

    private static final class Node {
        private @Nullable Node zero;
        private @Nullable Node one;
        private int offset = -1;
        private int number;

        private Node leaf() {
            Node leaf = new Node();
            leaf.offset = offset;
            return leaf;
        }
    }
}
