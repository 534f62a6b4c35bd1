package org.herkomst.connector.resolver.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeMailTests {
    private static final List<String> DOMAINS = ResourceLines.of(FreeMail.class, "free-mail-domains.txt").stream()
            .flatMap(line -> List.of(line.split(" ", -1)).stream())
            .toList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmail.com",
                "GMail.COM",
                " gmail.com ",
                "gmail.com.",
                "ziggo.nl",
                "kpnmail.nl",
                "xs4all.nl",
                "telenet.be",
                "skynet.be",
                "t-online.de",
                "web.de",
                "gmx.net",
                "aon.at",
                "bluewin.ch",
                "orange.fr",
                "laposte.net",
                "btinternet.com",
                "hotmail.co.uk",
                "eircom.net",
                "telia.com",
                "online.no",
                "mail.dk",
                "elisanet.fi",
                "simnet.is",
                "libero.it",
                "telefonica.net",
                "sapo.pt",
                "wp.pl",
                "seznam.cz",
                "qq.com",
                "poczta.onet.pl",
                "pp.inet.fi"
            })
    void freeMailIsKnown(String domain) {
        assertThat(FreeMail.isFreeMail(domain)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"company.example", "notgmail.com", "gmail.com.example", "com", "co.uk", "", ".", " ", "gmail"})
    void restIsNot(String domain) {
        assertThat(FreeMail.isFreeMail(domain)).isFalse();
    }

    @Test
    void listHoldsRegistrableDomainsOnce() {
        assertThat(DOMAINS).hasSizeGreaterThan(150).doesNotHaveDuplicates();
        assertThat(DOMAINS)
                .allSatisfy(domain -> assertThat(DomainName.parse(domain)).contains(new DomainName(domain)));
    }
}
