package org.herkomst.connector.resolver.published;

import com.google.common.net.HostAndPort;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.herkomst.connector.resolver.InputException;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;

/** The DNS servers to ask, in turn. */
final class Servers {
    private static final int PORT = 53;

    private Servers() {}

    /** The configured server, or the system's. */
    static List<InetSocketAddress> of(@Nullable String server) {
        List<InetSocketAddress> found =
                server == null ? ResolverConfig.getCurrentConfig().servers() : List.of(configured(server));
        if (found.isEmpty() || found.stream().anyMatch(InetSocketAddress::isUnresolved)) {
            throw unusable("there is no DNS server to ask");
        }
        return List.copyOf(found);
    }

    private static InetSocketAddress configured(String server) {
        try {
            HostAndPort place = HostAndPort.fromString(server.strip()).withDefaultPort(PORT);
            return new InetSocketAddress(place.getHost(), place.getPort());
        } catch (IllegalArgumentException unreadable) {
            throw unusable("the DNS server can't be read");
        }
    }

    private static InputException unusable(String what) {
        return new InputException("dns", what, "Give the server as host, host:port or [address]:port.");
    }

    /** One way to a server; the caller tells what to do about cut answers. */
    static SimpleResolver way(InetSocketAddress server, boolean tcp, Duration timeout) {
        SimpleResolver way = new SimpleResolver(server);
        way.setTCP(tcp);
        way.setIgnoreTruncation(true);
        way.setTimeout(timeout);
        return way;
    }
}
