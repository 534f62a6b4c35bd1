package org.herkomst.connector.resolver.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledRangeTests {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.8/29, 192.0.2.11",
        "192.0.2.0 - 192.0.2.1, 192.0.2.0",
        "0.0.0.0/0, 127.255.255.255",
        "2001:db8::/48, 2001:db8:0:7fff:ffff:ffff:ffff:ffff",
        "2001:db8::ffff:ffff:ffff:ffff-2001:db8:0:1::1, 2001:db8:0:1:0:0:0:0",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1"
    })
    void theMiddleAddressIsAsked(String range, String middle) {
        assertThat(Cases.range(range).middle()).isEqualTo(middle);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 1",
        "192.0.2.0/31, 2-16",
        "192.0.2.0/28, 2-16",
        "192.0.2.0-192.0.2.16, 17-256",
        "192.0.2.0/24, 17-256",
        "198.18.0.0/16, 257-65536",
        "198.18.0.0/15, >65536",
        "2001:db8::/32, v6 /48 or wider",
        "2001:db8::/48, v6 /48 or wider",
        "2001:db8::/49, v6 longer than /48",
        "2001:db8::1, v6 longer than /48"
    })
    void sizesHaveClasses(String range, String size) {
        assertThat(Cases.range(range).size().text()).isEqualTo(size);
    }

    @Test
    void noTextShowsTheBounds() {
        assertThat(Cases.label("192.0.2.7", "One").toString()).doesNotContain("192");
        assertThat(LabelledRange.parse("house")).isEmpty();
    }
}
