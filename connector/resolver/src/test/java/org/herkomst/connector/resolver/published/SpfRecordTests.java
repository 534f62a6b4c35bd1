package org.herkomst.connector.resolver.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpfRecordTests {
    private static String terms(String text) {
        return SpfRecord.parse(text).terms().stream()
                .map(term -> term.kind() + ":" + term.value())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 ip4:192.0.2.1 all ip4:192.0.2.2|NETWORK:192.0.2.1",
                "v=spf1 redirect=b.example a|HOST: REDIRECT:b.example",
                "v=spf1 redirect=b.example -all|''",
                "v=spf1 -ip4:192.0.2.1 ?ip4:192.0.2.2 ~include:b.example|OTHER: OTHER: LOOK_UP:",
                "v=spf1 +MX:Mail.Example. exp=%{d}.example|EXCHANGER:mail.example OTHER:",
                "v=spf1 exists:%{i}.b.example include:%{d}.b.example ptr|LOOK_UP: LOOK_UP: LOOK_UP:",
                "v=spf1|''"
            })
    void onlyWhatLetsMailPassCounts(String text, String terms) {
        assertThat(terms(text)).isEqualTo(terms);
        assertThat(SpfRecord.parse(text).faulty()).isFalse();
    }

    @Test
    void prefixesOfHostsAreRead() {
        assertThat(SpfTerm.parse("a:h.example/24//64")).contains(new SpfTerm(SpfTerm.Kind.HOST, "h.example", 24, 64));
        assertThat(SpfTerm.parse("mx/30")).contains(new SpfTerm(SpfTerm.Kind.EXCHANGER, "", 30, 128));
        assertThat(SpfTerm.parse("a//48")).contains(new SpfTerm(SpfTerm.Kind.HOST, "", 32, 48));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip4:192.0.2",
                "ip4:192.0.2.0/33",
                "ip4:2001:db8::1",
                "ip6:192.0.2.1",
                "ip4:192.0.2.1-192.0.2.9",
                "ip4",
                "include:",
                "include",
                "a/33",
                "a//129",
                "a:-/-",
                "nonsense"
            })
    void badTermIsPassedOver(String term) {
        assertThat(terms("v=spf1 " + term + " ip4:192.0.2.1")).isIn("NETWORK:192.0.2.1", "OTHER: NETWORK:192.0.2.1");
    }

    @Test
    void otherTextsAreNoRecords() {
        assertThat(SpfRecord.is("v=spf1")).isTrue();
        assertThat(SpfRecord.is("V=SPF1 -all")).isTrue();
        assertThat(SpfRecord.is("v=spf10 -all")).isFalse();
        assertThat(SpfRecord.is("spf2.0/pra")).isFalse();
    }
}
