package org.herkomst.app.page;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells clients apart for the limits, by a text that lives as long as a request: the address, of IPv6 the /64 that one customer has.
 * Only configured proxies are believed what they say of their clients.
 */
final class Clients {
    private static final int NETWORK_BYTES = 8;
    private final List<Range> trusted;

    /** What a proxy's address is compared with. */
    private record Range(BigInteger first, int length, int width) {
        static Range of(String text) {
            String[] parts = text.split("/", -1);
            byte[] bytes = InetAddresses.forString(parts[0]).getAddress();
            int width = bytes.length * Byte.SIZE;
            int length = parts.length == 1 ? width : Integer.parseInt(parts[1]);
            return new Range(new BigInteger(1, bytes).shiftRight(width - length), length, width);
        }

        boolean holds(InetAddress address) {
            byte[] bytes = address.getAddress();
            return bytes.length * Byte.SIZE == width
                    && new BigInteger(1, bytes).shiftRight(width - length).equals(first);
        }
    }

    Clients(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(Range::of).toList();
    }

    /**
     * What tells the client of a request apart; empty where a trusted proxy doesn't tell.
     *
     * @param peer address of the connection's other end
     * @param forwarded values of {@code X-Forwarded-For}, first to last
     */
    String of(String peer, List<String> forwarded) {
        List<String> hops = new ArrayList<>();
        forwarded.forEach(value -> hops.addAll(Arrays.asList(value.split(",", -1))));
        @Nullable InetAddress at = address(peer).orElse(null);
        for (int i = hops.size() - 1; i >= 0 && at != null && isTrusted(at); i--) {
            at = address(hops.get(i)).orElse(null);
        }
        return at == null || isTrusted(at) ? "" : text(at);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.holds(address));
    }

    private static Optional<InetAddress> address(String text) {
        String bare = text.strip().replaceFirst("^\\[(.*)](:\\d+)?$", "$1").replaceFirst("%.*$", "");
        return InetAddresses.isInetAddress(bare) ? Optional.of(InetAddresses.forString(bare)) : Optional.empty();
    }

    private static String text(InetAddress address) {
        byte[] bytes = address.getAddress();
        return Arrays.toString(bytes.length > NETWORK_BYTES ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }
}
