package org.herkomst.core.objection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.herkomst.core.objection.Form.Reading;
import org.herkomst.core.objection.FormFault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTests {
    private static Reading domain(String domain) {
        return new Form(domain, "", "", "").read();
    }

    private static List<Kind> kinds(Reading reading) {
        return reading.faults().stream().map(FormFault::kind).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "acme.example,acme.example",
        "ACME.Example.,acme.example",
        "https://www.acme.example/contact?x#y,acme.example",
        "ａｃｍｅ．example,acme.example",
        "acme。example,acme.example",
        "bücher.example,xn--bcher-kva.example",
        "BÜCHER.example,xn--bcher-kva.example",
        "xn--bcher-kva.example,xn--bcher-kva.example",
        "www.de,www.de",
        "www.co.uk,www.co.uk",
        "example.co.uk,example.co.uk",
        "https://acme.example:8443/,acme.example"
    })
    void equalFormsAreOneDomain(String given, String domain) {
        Reading reading = domain(given);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.named().domain()).isEqualTo(domain);
    }

    @Test
    void aLookAlikeIsAnotherDomain() {
        assertThat(domain("ex\u0430mple.com").named().domain())
                .isNotEqualTo("example.com")
                .startsWith("xn--");
    }

    @Test
    void aPartOfADomainReachesNeitherTheWholeNorTheSuffix() {
        Reading reading = domain("evil.example.co.uk");
        assertThat(reading.named()).isNull();
        assertThat(kinds(reading)).containsExactly(Kind.PART_OF_DOMAIN);
        assertThat(reading.faults().get(0).hint()).isEqualTo("example.co.uk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "co.uk",
                "com",
                "*",
                "localhost",
                "127.0.0.1",
                "[::1]",
                "<script>alert(1)</script>",
                "javascript:alert(1)",
                "'; DROP TABLE x; --",
                "a\r\nb.example",
                "info@acme.example",
                "${7*7}",
                "x"
            })
    void whatIsNoDomainIsRefused(String given) {
        assertThat(kinds(domain(given))).containsExactly(Kind.NO_DOMAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail.com", "GMX.de", "www.hotmail.co.uk", "me.ziggo.nl"})
    void freeMailIsNoCompany(String given) {
        assertThat(kinds(domain(given))).containsExactly(Kind.FREE_MAIL);
    }

    @Test
    void endlessTextIsRefusedAtOnce() {
        assertThat(kinds(domain("a".repeat(1_000_000)))).containsExactly(Kind.NO_DOMAIN);
        assertThat(kinds(new Form("", "a".repeat(1_000), "", "").read())).containsExactly(Kind.NO_NAME);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThat(kinds(new Form("co.uk", "--", "kvk:1", "nobody").read()))
                .containsExactly(Kind.NO_DOMAIN, Kind.NO_NAME, Kind.NO_REGISTER, Kind.NO_MAIL);
        assertThat(kinds(new Form(" ", "", "", "").read())).containsExactly(Kind.NOTHING_NAMED);
    }

    @Test
    void aMailboxShowsOnlyItsOwnDomain() {
        assertThat(kinds(new Form("acme.example", "", "", "info@other.example").read()))
                .containsExactly(Kind.MAIL_ELSEWHERE);
        assertThat(kinds(new Form("acme.example", "", "", "info@mail.acme.example").read()))
                .containsExactly(Kind.MAIL_ELSEWHERE);
        assertThat(kinds(new Form("", "Acme", "", "info@acme.example").read())).containsExactly(Kind.MAIL_ELSEWHERE);
        assertThat(new Form("bücher.example", "", "", "info@BÜCHER.example")
                        .read()
                        .faults())
                .isEmpty();
    }
}
