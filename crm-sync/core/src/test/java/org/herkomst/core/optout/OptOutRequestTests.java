package org.herkomst.core.optout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutRequestTests {
    private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com",
                "co.uk",
                "www.co.uk",
                "www.github.io",
                "https://www.com.au/",
                "nl",
                "",
                " ",
                "acme",
                "192.0.2.7",
                "2001:db8::7",
                "info@",
                "a b.example"
            })
    void domainThatNamesNoCompanyIsRefused(String given) {
        assertThatThrownBy(() -> OptOutRequest.domain(given, null, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail.com", "www.GMAIL.com", "https://outlook.com/x", "gmx.de", "ziggo.nl"})
    void domainOfAMailProviderIsRefused(String given) {
        assertThatThrownBy(() -> OptOutRequest.domain(given, null, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mail provider");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "...", "&", "-"})
    void nameWithoutALetterIsRefused(String given) {
        assertThatThrownBy(() -> OptOutRequest.name(given, null, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name in full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678", "kvk:1234567", "kvk:123456789", "lei:123", "kvk:", ":1", "kvk:1234567x"})
    void registerNumberThatCanBeNoneIsRefused(String given) {
        assertThatThrownBy(() -> OptOutRequest.register(given, null, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kvk:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "192.0.2.0/33", "192.0.2.9-192.0.2.1", "acme.example"})
    void rangeThatCanBeNoneIsRefused(String given) {
        assertThatThrownBy(() -> OptOutRequest.range(given, null, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BÜCHER.example", "bu\u0308cher.example", "xn--bcher-kva.example", "XN--BCHER-KVA.example.",
                "\uFF42ücher.example", "bücher\u3002example", "bü\u00ADcher.example", "https://bücher.example:443/x"
            })
    void equalFormsOfADomainAreOneValue(String given) {
        assertThat(OptOutRequest.domain(given, null, NOW).value()).isEqualTo("xn--bcher-kva.example");
    }

    @Test
    void aLookAlikeOfAnotherScriptIsAnotherDomain() {
        assertThat(OptOutRequest.domain("ex\u0430mple.example", null, NOW).value())
                .startsWith("xn--")
                .isNotEqualTo(OptOutRequest.domain("example.example", null, NOW).value());
    }

    @Test
    void aSubdomainStaysOneAndSharedSuffixesAreRefused() {
        assertThat(OptOutRequest.domain("shop.acme.co.uk", null, NOW).value()).isEqualTo("shop.acme.co.uk");
        assertThat(OptOutRequest.domain("acme.github.io", null, NOW).value()).isEqualTo("acme.github.io");
        assertThatThrownBy(() -> OptOutRequest.domain("github.io", null, NOW)).hasMessageContaining("acme.example");
        assertThatThrownBy(() -> OptOutRequest.domain("*", null, NOW)).hasMessageContaining("acme.example");
        assertThatThrownBy(() -> OptOutRequest.domain("*.acme.example", null, NOW))
                .hasMessageContaining("acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kvk:\uFF11\uFF12345678", "KVK\u00A0:\u00A01234\u00A05678", "kvk:\u202F12345678"})
    void registerNumbersMayBePastedAsPagesPrintThem(String given) {
        assertThat(OptOutRequest.register(given, null, NOW).value()).isEqualTo("kvk:12345678");
    }

    @Test
    void valuesAreNormalisedAndWhatWasGivenIsKept() {
        OptOut domain = OptOutRequest.domain(" https://www.Acme.example/x ", "asked", NOW);
        assertThat(domain.value()).isEqualTo("acme.example");
        assertThat(domain.given()).isEqualTo("https://www.Acme.example/x");
        assertThat(domain.reason()).isEqualTo("asked");
        assertThat(domain.createdAt()).isEqualTo(NOW);
        assertThat(OptOutRequest.name("ACME  B.V.", null, NOW).value()).isEqualTo("acme");
        assertThat(OptOutRequest.register("KVK: 1234 5678", null, NOW).value()).isEqualTo("kvk:12345678");
        assertThat(OptOutRequest.range("192.0.2.0/24", null, NOW).value()).isEqualTo("192.0.2.0/24");
        assertThat(OptOutRequest.range("2001:DB8::/32", null, NOW).kind()).isEqualTo(OptOut.Kind.RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"B.V.", "bv", "GmbH", "Stichting", "\u200BN.V."})
    void aLegalFormIsNoName(String given) {
        assertThatThrownBy(() -> OptOutRequest.name(given, null, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("legal form");
    }

    @Test
    void aSharpSIsNoDoubleS() {
        assertThat(OptOutRequest.domain("straße.example", null, NOW).value()).isEqualTo("xn--strae-oqa.example");
        assertThat(OptOutRequest.domain("STRASSE.example", null, NOW).value()).isEqualTo("strasse.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"info@acme.example", "mailto:info@acme.example", "A.B+c@www.Acme.example."})
    void aMailboxStandsForItsDomain(String given) {
        assertThat(OptOutRequest.domain(given, null, NOW).value()).isEqualTo("acme.example");
    }

    @Test
    void aMailboxAtAMailProviderIsRefused() {
        assertThatThrownBy(() -> OptOutRequest.domain("acme@gmail.com", null, NOW))
                .hasMessageContaining("mail provider");
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.www.acme.example", "www.de", "www.acme.example", "shop.acme.example", "www.www.de"})
    void aValueReadAgainIsItself(String given) {
        String value = OptOutRequest.domain(given, null, NOW).value();
        assertThat(OptOutRequest.domain(value, null, NOW).value()).isEqualTo(value);
    }
}
