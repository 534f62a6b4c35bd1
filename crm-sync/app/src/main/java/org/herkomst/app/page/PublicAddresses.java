package org.herkomst.app.page;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves hosts that strangers name, once; the connection goes to what was looked at. Where one of the addresses is not of the public
 * internet (RFC 6890), none is given.
 */
final class PublicAddresses implements DnsResolver {
    private final DnsResolver names;

    PublicAddresses(DnsResolver names) {
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        if (found == null || found.length == 0 || !Arrays.stream(found).allMatch(PublicAddresses::isPublic)) {
            throw new UnknownHostException("no public address");
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return address instanceof Inet4Address four ? isPublicFour(four) : isPublicSix((Inet6Address) address);
    }

    private static boolean isPublicFour(Inet4Address address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        boolean shared = first == 100 && (second & 0xc0) == 64;
        boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean documentation =
                (first == 198 && second == 51 && third == 100) || (first == 203 && second == 0 && third == 113);
        boolean benchmark = first == 198 && (second & 0xfe) == 18;
        return first != 0 && first < 224 && !shared && !protocol && !documentation && !benchmark;
    }

    /** Global unicast, without documentation space and without what carries an IPv4 address inside. */
    private static boolean isPublicSix(Inet6Address address) {
        byte[] bytes = address.getAddress();
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean special = (bytes[0] & 0xff) == 0x20 && bytes[1] == 0x01 && (bytes[2] & 0xfe) == 0;
        boolean documentation = ((bytes[0] & 0xff) == 0x20
                        && bytes[1] == 0x01
                        && (bytes[2] & 0xff) == 0x0d
                        && (bytes[3] & 0xff) == 0xb8)
                || ((bytes[0] & 0xff) == 0x3f && (bytes[1] & 0xff) == 0xff);
        return global
                && !special
                && !documentation
                && !InetAddresses.is6to4Address(address)
                && !InetAddresses.isIsatapAddress(address);
    }
}
