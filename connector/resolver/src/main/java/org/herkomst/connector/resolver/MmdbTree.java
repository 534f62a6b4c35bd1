package org.herkomst.connector.resolver;

import com.maxmind.db.Metadata;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Checks a database's search tree before it is walked: a damaged or hostile one may loop, or share nodes so that a walk never ends.
 * Format: MaxMind DB 2.0, section "Binary Search Tree".
 */
final class MmdbTree {
    private static final int MAX_DEPTH = 128;
    private static final int UNDER_WAY = -1;

    /** How often a node may be reached on average; IPv4 under its IPv6 aliases takes about five. */
    private static final long MAX_SHARING = 16;

    private final ByteBuffer nodes;
    private final int recordSize;
    private final int count;
    private final int[] walks;

    private MmdbTree(ByteBuffer nodes, int recordSize, int count) {
        this.nodes = nodes;
        this.recordSize = recordSize;
        this.count = count;
        this.walks = new int[count];
    }

    /** Refuses a tree that can't be walked in good time. */
    static void check(Path path, Metadata metadata) throws IOException {
        int recordSize = metadata.recordSize();
        long bytes = metadata.nodeCount() * recordSize / 4;
        boolean legalSize = recordSize == 24 || recordSize == 28 || recordSize == 32;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (!legalSize || metadata.nodeCount() < 1 || bytes > channel.size() || bytes > Integer.MAX_VALUE) {
                throw new IOException("The tree is larger than the file");
            }
            ByteBuffer nodes = channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes);
            MmdbTree tree = new MmdbTree(nodes, recordSize, (int) metadata.nodeCount());
            if (tree.walk(0, 0) > MAX_SHARING * tree.count + MAX_DEPTH) {
                throw new IOException("The tree shares too many nodes");
            }
        }
    }

    /** How many steps a walk from this node takes; as many as fit an int. */
    private int walk(long node, int depth) throws IOException {
        if (node >= count) {
            return 1;
        }
        int at = (int) node;
        if (depth > MAX_DEPTH || walks[at] == UNDER_WAY) {
            throw new IOException("The tree loops");
        }
        if (walks[at] == 0) {
            walks[at] = UNDER_WAY;
            long steps = 1L + walk(record(at, 0), depth + 1) + walk(record(at, 1), depth + 1);
            walks[at] = (int) Math.min(Integer.MAX_VALUE, steps);
        }
        return walks[at];
    }

    private long record(int node, int side) {
        int base = node * (recordSize / 4);
        return switch (recordSize) {
            case 24 -> unsigned(base + side * 3, 3);
            case 28 -> {
                int middle = nodes.get(base + 3) & 0xFF;
                yield side == 0
                        ? ((long) (middle & 0xF0) << 20) | unsigned(base, 3)
                        : ((long) (middle & 0x0F) << 24) | unsigned(base + 4, 3);
            }
            default -> unsigned(base + side * 4, 4);
        };
    }

    private long unsigned(int at, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = (value << 8) | (nodes.get(at + i) & 0xFF);
        }
        return value;
    }
}
