package org.herkomst.connector.resolver.benchmark;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Writes addresses by chance to standard output, one a line: nine in ten IPv4, the others IPv6 of 2000::/3. The number may be given,
 * else ten million; the same number gives the same addresses. For trying {@code herkomst index resolve -}.
 */
public final class ManyAddresses {
    private static final int TEN_MILLION = 10_000_000;
    private static final long SEED = 20_261_126;

    private final SplittableRandom chance = new SplittableRandom(SEED);

    private ManyAddresses() {}

    public static void main(String[] arguments) throws IOException {
        int count = arguments.length == 0 ? TEN_MILLION : Integer.parseInt(arguments[0]);
        ManyAddresses addresses = new ManyAddresses();
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)) {
            for (int i = 0; i < count; i++) {
                out.write(addresses.next().getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private String next() {
        return chance.nextInt(10) == 0 ? ipv6() : ipv4();
    }

    private String ipv4() {
        int bits = chance.nextInt();
        return (bits >>> 24) + "." + ((bits >>> 16) & 255) + "." + ((bits >>> 8) & 255) + "." + (bits & 255) + "\n";
    }

    private String ipv6() {
        StringBuilder text = new StringBuilder(Integer.toHexString(0x2000 + chance.nextInt(0x2000)));
        for (int i = 1; i < 8; i++) {
            text.append(':').append(Integer.toHexString(chance.nextInt(1 << 16)));
        }
        return text.append('\n').toString();
    }
}
