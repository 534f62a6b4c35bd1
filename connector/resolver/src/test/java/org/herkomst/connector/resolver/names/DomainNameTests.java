package org.herkomst.connector.resolver.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTests {

    @ParameterizedTest
    @CsvSource({
        "company.example,company.example",
        "WWW.Company.Example.,company.example",
        "mail.shop.company.example,company.example",
        "https://www.company.example/contact?x=1#y,company.example",
        "https://user:secret@www.company.example:8443/,company.example",
        "//company.example/path,company.example",
        "company.example/path,company.example",
        "www.company.co.uk,company.co.uk",
        "a.b.company.com.au,company.com.au",
        "bücher.example,xn--bcher-kva.example",
        "www.bücher.de,xn--bcher-kva.de",
        "xn--bcher-kva.de,xn--bcher-kva.de",
        "www.de,www.de",
        "straße.de,xn--strae-oqa.de",
        "STRASSE.de,strasse.de",
        "xn--strae-oqa.de,xn--strae-oqa.de",
        "ab--cd.example,ab--cd.example",
        "www.βόλος.com,xn--nxasmm1c.com"
    })
    void registrableDomainIsFound(String text, String domain) {
        assertThat(DomainName.parse(text)).contains(new DomainName(domain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "com",
                "co.uk",
                "example",
                ".example",
                "www",
                "localhost",
                "server.local",
                "192.0.2.1",
                "http://192.0.2.1/",
                "[2001:db8::1]",
                "http://[2001:db8::1]/",
                "2001:db8::1",
                "company.example:443",
                "info@company.example",
                "company..example",
                "-company.example",
                "comp any.example",
                "xn--\u00FC.example",
                "xn--a-.example",
                "a\u2028b.example",
                "company_x.example",
                "http://",
                "https:///path",
                "ranges.csv",
                "1.2.3",
                "a\u0000b.example"
            })
    void restIsRefused(String text) {
        assertThat(DomainName.parse(text)).isEmpty();
    }

    @Test
    void endlessTextIsRefused() {
        assertThat(DomainName.parse("a".repeat(1_000_000) + ".example")).isEmpty();
        assertThat(DomainName.parse("a.".repeat(1000) + "example")).isEmpty();
    }
}
