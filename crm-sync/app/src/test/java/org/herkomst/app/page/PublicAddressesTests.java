package org.herkomst.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "192.0.2.1",
                "198.18.0.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2002:7f00:1::",
                "64:ff9b::7f00:1",
                "3fff::1"
            })
    void otherSpaceIsNeverConnectedTo(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "193.0.6.139", "2a00:1450:4001::1", "2001:67c:2e8::1"})
    void publicSpaceIs(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void oneBadAddressAmongGoodOnesIsEnough() throws UnknownHostException {
        InetAddress[] both = {InetAddress.getAllByName("8.8.8.8")[0], InetAddress.getAllByName("127.0.0.1")[0]};
        PublicAddresses guard = new PublicAddresses(new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return both;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        });
        assertThatThrownBy(() -> guard.resolve("acme.example")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void onlyTrustedProxiesAreBelieved() {
        Clients clients = new Clients(List.of("127.0.0.1", "10.0.0.0/8"));
        assertThat(clients.of("198.51.100.9", List.of("192.0.2.1"))).isEqualTo(clients.of("198.51.100.9", List.of()));
        assertThat(clients.of("127.0.0.1", List.of("192.0.2.1, 198.51.100.9, 10.0.0.3")))
                .isEqualTo(clients.of("198.51.100.9", List.of()));
        assertThat(clients.of("127.0.0.1", List.of())).isEmpty();
        assertThat(clients.of("127.0.0.1", List.of("rubbish"))).isEmpty();
        assertThat(clients.of("2001:db8:1:2::1", List.of())).isEqualTo(clients.of("2001:db8:1:2:ffff::2", List.of()));
    }
}
