package org.herkomst.core.objection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTests {
    private static final byte[] KEY = new byte[32];

    @ParameterizedTest
    @ValueSource(
            strings = {
                "victim@example.com\r\nBcc: x@example.net",
                "victim@example.com\nBcc: x@example.net",
                "victim@example.com%0aBcc",
                "\"a@b\"@c.example",
                "a@b@c.example",
                "a@c.example,x@d.example",
                "a@c.example;x@d.example",
                "<a@c.example>",
                "A <a@c.example>",
                "jörg@c.example",
                ".a@c.example",
                "a..b@c.example",
                "a@",
                "@c.example",
                "a@localhost",
                "a@[192.0.2.1]",
                "a@c.example/x",
                "a@c.example:25",
                "a @c.example",
                ""
            })
    void whatIsNotOnePlainRecipientIsRefused(String given) {
        assertThat(Mailbox.parse(given)).isEmpty();
    }

    @Test
    void tooLongOnesAreRefused() {
        assertThat(Mailbox.parse("a".repeat(65) + "@acme.example")).isEmpty();
        assertThat(Mailbox.parse("a@" + "a.".repeat(150) + "example")).isEmpty();
    }

    @Test
    void spellingsOfOneMailboxAreOneForLimits() {
        String mac = Mailbox.parse("info@acme.example").orElseThrow().mac(KEY);
        assertThat(Mailbox.parse("Info+1@ACME.example").orElseThrow().mac(KEY))
                .isEqualTo(mac)
                .hasSize(32);
        assertThat(Mailbox.parse("sales@acme.example").orElseThrow().mac(KEY)).isNotEqualTo(mac);
        assertThat(Mailbox.parse("info@acme.example").orElseThrow().mac(new byte[] {1}))
                .isNotEqualTo(mac);
    }

    @Test
    void itNeverPrints() {
        assertThat(Mailbox.parse("info@acme.example").orElseThrow()).hasToString("[mailbox]");
        assertThat(Token.parse("A".repeat(22)).orElseThrow()).hasToString("[token]");
    }
}
