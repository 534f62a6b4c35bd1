package org.herkomst.connector.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ClientAddressTests {
    private static Optional<ClientAddress> parse(String text) {
        return ClientAddress.parse(text.toCharArray(), 0, text.length());
    }

    @Test
    void dottedQuadIsRead() {
        ClientAddress address = parse("192.0.2.255").orElseThrow();

        assertThat(address.isIpv4()).isTrue();
        assertThat(address.low()).isEqualTo(0xC00002FFL);
        assertThat(address.high()).isZero();
    }

    @Test
    void partOfABufferIsRead() {
        char[] buffer = "\"192.0.2.1\",".toCharArray();

        assertThat(ClientAddress.parse(buffer, 1, 9).orElseThrow().low()).isEqualTo(0xC0000201L);
        assertThat(ClientAddress.parse(buffer, 0, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8:0:0:0:0:0:1",
                "2001:db8::1",
                "2001:DB8::1",
                "2001:0db8::0001",
                "2001:db8::0.0.0.1",
                "2001:db8:0:0::0:1",
                "2001:db8:0:0:0:0:0.0.0.1",
                "2001:db8::0:0:0:1",
                "2001:db8:0::1"
            })
    void everyTextFormOfOneAddressIsTheSame(String text) {
        ClientAddress address = parse(text).orElseThrow();

        assertThat(address.isIpv4()).isFalse();
        assertThat(address.high()).isEqualTo(0x20010DB800000000L);
        assertThat(address.low()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:192.0.2.1", "::FFFF:c000:201", "0:0:0:0:0:ffff:192.0.2.1"})
    void mappedAddressIsIpv4(String text) {
        ClientAddress address = parse(text).orElseThrow();

        assertThat(address.isIpv4()).isTrue();
        assertThat(address.low()).isEqualTo(0xC0000201L);
    }

    @Test
    void gapMayStandAtEitherEnd() {
        assertThat(parse("::").orElseThrow().low()).isZero();
        assertThat(parse("2001:db8::").orElseThrow().high()).isEqualTo(0x20010DB800000000L);
        assertThat(parse("1:2:3:4:5:6:7::").orElseThrow().low()).isEqualTo(0x0005000600070000L);
        assertThat(parse("::2:3:4:5:6:7:8").orElseThrow().high()).isEqualTo(0x0000000200030004L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                ":",
                ":::",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "01.2.3.4",
                "1.2.3.04",
                "256.1.1.1",
                "1.2.3.256",
                "1.2.3.0x4",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.-4",
                "1.2.3.+4",
                "1.2.3.9999",
                "3221225985",
                "0xC0000201",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1::2::3",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "2001:db8::1%eth0",
                "2001:db8::1%1",
                "12345::",
                "g::1",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1.2.3",
                "::1.2.3.04",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "[::1]",
                "192.0.2.1:80",
                "::1/128",
                "\u0661.2.3.4",
                "\uFF11.2.3.4",
                "::\uFF41"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThat(parse(text)).isEmpty();
    }

    @Test
    void valueIsNeverShown() {
        assertThat(ClientAddress.ofIpv4(0xC0000201)).hasToString("[address]");
        assertThat(String.valueOf(parse("2001:db8::1"))).doesNotContain("2001");
    }

    @Test
    void addressesAreNotComparedByValue() {
        assertThat(ClientAddress.ofIpv4(1)).isNotEqualTo(ClientAddress.ofIpv4(1));
        assertThat(ClientAddress.class.getDeclaredMethods())
                .extracting("name")
                .doesNotContain("equals", "hashCode", "readObject");
    }

    @Test
    void javaSerialisationRefusesIt() throws Exception {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(ClientAddress.ofIpv4(1)))
                    .isInstanceOf(NotSerializableException.class);
        }
    }

    /** Jackson 3 writes a bean without properties as {@code {}} by default; the refusal must not hang on that switch. */
    @Test
    void jacksonRefusesItWhateverItsSettings() {
        for (boolean failOnEmptyBeans : new boolean[] {true, false}) {
            JsonMapper json = JsonMapper.builder()
                    .configure(SerializationFeature.FAIL_ON_EMPTY_BEANS, failOnEmptyBeans)
                    .build();
            for (Object value : List.of(
                    ClientAddress.ofIpv4(0xC0000201),
                    List.of(ClientAddress.ofIpv4(0xC0000201)),
                    Map.of("address", ClientAddress.ofIpv6(0x20010DB800000000L, 1)))) {
                assertThatThrownBy(() -> json.writeValueAsString(value))
                        .isInstanceOf(JacksonException.class)
                        .hasMessageNotContaining("192.0.2.1")
                        .hasMessageNotContaining("3221225985");
            }
        }
    }
}
