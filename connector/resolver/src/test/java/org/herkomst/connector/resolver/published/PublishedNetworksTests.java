package org.herkomst.connector.resolver.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.connector.resolver.published.DnsServer.Fault;
import org.herkomst.connector.resolver.published.DomainAnswer.OptOut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Type;

class PublishedNetworksTests {
    private final DnsServer server = new DnsServer();

    @AfterEach
    void close() {
        server.close();
    }

    private PublishedAnswers ask(String... domains) {
        return PublishedNetworks.ask(List.of(domains), server.settings());
    }

    private static List<String> networks(PublishedAnswers answers) {
        return answers.answers().stream()
                .flatMap(answer -> answer.networks().stream())
                .map(network -> network.source().word() + " " + NetworkText.of(network.network()))
                .toList();
    }

    @Test
    void everyWayToPublishIsRead() {
        server.txt("acme.example", "v=spf1 ip4:192.0.2.8/29 IP6:2001:db8:1::/48 ", "a:out.acme.example/30 mx//64 -all")
                .txt("acme.example", "other=1")
                .mx("acme.example", "Mail.acme.example")
                .address("mail.acme.example", "192.0.2.65")
                .address("mail.acme.example", "2001:db8:2::1")
                .address("out.acme.example", "192.0.2.130")
                .address("acme.example", "198.51.100.7")
                .address("acme.example", "2001:db8:3::7");

        PublishedAnswers answers = ask("acme.example");

        assertThat(networks(answers))
                .containsExactly(
                        "spf 192.0.2.8/29",
                        "spf 2001:db8:1::/48",
                        "spf-host 192.0.2.65/32",
                        "spf-host 192.0.2.128/30",
                        "spf-host 2001:db8:2::/64",
                        "mx 192.0.2.65/32",
                        "mx 2001:db8:2::1/128",
                        "a 198.51.100.7/32",
                        "a 2001:db8:3::7/128");
        assertThat(answers.notAsked()).isEmpty();
        assertThat(server.questions()).doesNotHaveDuplicates();
    }

    @Test
    void ownIncludesAndRedirectsAreFollowed() {
        server.txt("acme.example", "v=spf1 include:_spf.acme.example redirect=rest.acme.example")
                .txt("_spf.acme.example", "v=spf1 ip4:192.0.2.1 -all")
                .txt("rest.acme.example", "v=spf1 ip4:192.0.2.2 ~all");

        assertThat(networks(ask("acme.example"))).containsExactly("spf 192.0.2.1/32", "spf 192.0.2.2/32");
    }

    @Test
    void othersRecordsAndHostsAreNeitherFollowedNorAsked() {
        server.txt(
                        "acme.example",
                        "v=spf1 include:spf.provider.example a:web.hoster.example mx redirect=x.provider.example")
                .txt("spf.provider.example", "v=spf1 ip4:192.0.2.0/24 -all")
                .txt("x.provider.example", "v=spf1 ip4:192.0.2.0/24 -all")
                .address("web.hoster.example", "192.0.2.1")
                .mx("acme.example", "acme.mail.provider.example")
                .address("acme.mail.provider.example", "192.0.2.2");

        PublishedAnswers answers = ask("acme.example");

        assertThat(networks(answers)).isEmpty();
        assertThat(answers.count(PublishedEvent.FOREIGN)).isPositive();
        assertThat(server.questions()).allMatch(question -> question.endsWith("acme.example"));
        assertThat(server.questions()).noneMatch(question -> question.contains("provider"));
    }

    @Test
    void aliasOfAnothersHostNamesNothing() {
        server.mx("acme.example", "mail.acme.example")
                .alias("mail.acme.example", "acme.provider.example")
                .address("acme.provider.example", "192.0.2.1")
                .txt("acme.example", "v=spf1 include:_spf.acme.example ip4:192.0.2.9")
                .alias("_spf.acme.example", "spf.provider.example")
                .txt("spf.provider.example", "v=spf1 ip4:198.51.100.0/24");

        assertThat(networks(ask("acme.example"))).containsExactly("spf 192.0.2.9/32");
    }

    @Test
    void aliasInsideTheDomainIsFollowed() {
        server.mx("acme.example", "mail.acme.example")
                .alias("mail.acme.example", "host.acme.example")
                .address("host.acme.example", "192.0.2.1");

        assertThat(networks(ask("acme.example"))).containsExactly("mx 192.0.2.1/32");
    }

    @Test
    void includesThatLoopEnd() {
        server.txt("acme.example", "v=spf1 include:a.acme.example ip4:192.0.2.1")
                .txt("a.acme.example", "v=spf1 include:acme.example include:a.acme.example ip4:192.0.2.2");

        PublishedAnswers answers = ask("acme.example");

        assertThat(networks(answers)).containsExactly("spf 192.0.2.1/32", "spf 192.0.2.2/32");
        assertThat(answers.count(PublishedEvent.SPF_FAULT)).isEqualTo(1);
        assertThat(server.questions()).doesNotHaveDuplicates();
    }

    @Test
    void tenLookUpsAreFollowedAndNoMore() {
        server.txt("acme.example", "v=spf1 include:s1.acme.example");
        for (int i = 1; i <= 12; i++) {
            server.txt("s" + i + ".acme.example", "v=spf1 ip4:192.0.2." + i + " include:s" + (i + 1) + ".acme.example");
        }

        PublishedAnswers answers = ask("acme.example");

        assertThat(networks(answers)).hasSize(10).contains("spf 192.0.2.10/32");
        assertThat(answers.count(PublishedEvent.SPF_FAULT)).isEqualTo(1);
    }

    @Test
    void rangesWiderThanACompanysAreLeftOut() {
        server.txt(
                "acme.example",
                "v=spf1 ip4:0.0.0.0/0 ip4:198.18.0.0/15 ip6:2000::/3 ip4:198.18.0.0/16 ip6:2001:db8::/32");

        PublishedAnswers answers = ask("acme.example");

        assertThat(networks(answers)).containsExactly("spf 198.18.0.0/16", "spf 2001:db8::/32");
        assertThat(answers.count(PublishedEvent.TOO_WIDE)).isEqualTo(3);
    }

    @Test
    void twoSpfRecordsSayNothing() {
        server.txt("acme.example", "v=spf1 ip4:192.0.2.1").txt("acme.example", "v=spf1 ip4:192.0.2.2");

        PublishedAnswers answers = ask("acme.example");

        assertThat(networks(answers)).isEmpty();
        assertThat(answers.count(PublishedEvent.SPF_FAULT)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opt-out", "OPT-OUT", " opt-out ", "\"Opt-Out\"", "' opt-out'"})
    void whoOptsOutInTheDnsIsAskedNothingElse(String text) {
        server.txt("acme.example", "v=spf1 ip4:192.0.2.1").txt("_herkomst.acme.example", text);

        PublishedAnswers answers = ask("acme.example");

        assertThat(answers.answers()).containsExactly(new DomainAnswer("acme.example", OptOut.IN_DNS, List.of()));
        assertThat(answers.count(PublishedEvent.OPTED_OUT)).isEqualTo(1);
        assertThat(server.questions()).containsExactly("udp TXT acme.example", "udp TXT _herkomst.acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"opt-in", "opt-out of nothing", "opt out", ""})
    void otherTextsAreNoOptOut(String text) {
        server.txt("acme.example", "v=spf1 ip4:192.0.2.1").txt("_herkomst.acme.example", text);

        assertThat(networks(ask("acme.example"))).containsExactly("spf 192.0.2.1/32");
    }

    @Test
    void cutAnswersAreAskedForAgainOverTcp() {
        StringBuilder record = new StringBuilder("v=spf1");
        for (int i = 0; i < 200; i++) {
            record.append(" ip4:192.0.2.").append(i);
        }
        server.txt("acme.example", record.toString().split("(?<=\\G.{200})", -1));

        PublishedAnswers answers = ask("acme.example");

        assertThat(networks(answers)).hasSize(200);
        assertThat(answers.count(PublishedEvent.TRUNCATED)).isEqualTo(1);
        assertThat(server.questions()).contains("udp TXT acme.example", "tcp TXT acme.example");
    }

    @ParameterizedTest
    @CsvSource({
        "SERVFAIL, SERVER_FAILURE",
        "REFUSED, REFUSED",
        "NO_ANSWER_FLAG, REFUSED",
        "LAME, LAME",
        "RUBBISH, UNREADABLE",
        "SILENT, TIME_OUT"
    })
    void domainThatCannotBeAskedIsSaidAndHoldsUpNobody(Fault fault, PublishedEvent event) {
        server.txt("acme.example", "v=spf1 ip4:192.0.2.1")
                .fault("acme.example", Type.TXT, fault)
                .txt("beta.example", "v=spf1 ip4:192.0.2.2")
                .fault("beta.example", Type.AAAA, fault)
                .txt("gamma.example", "v=spf1 ip4:192.0.2.3")
                .fault("_herkomst.gamma.example", Type.TXT, fault)
                .txt("delta.example", "v=spf1 ip4:192.0.2.4");

        PublishedAnswers answers = PublishedNetworks.ask(
                List.of("acme.example", "beta.example", "gamma.example", "delta.example"),
                fault == Fault.SILENT ? server.hasty(2) : server.stubborn());

        assertThat(answers.notAsked()).containsExactly("acme.example", "beta.example", "gamma.example");
        assertThat(answers.count(PublishedEvent.NOT_ASKED)).isEqualTo(3);
        assertThat(answers.count(event)).isEqualTo(6);
        assertThat(networks(answers)).containsExactly("spf 192.0.2.4/32");
    }

    @Test
    void lostQuestionIsSentAgain() {
        server.txt("acme.example", "v=spf1 ip4:192.0.2.1").dropOnce("acme.example", Type.TXT);

        PublishedAnswers answers = PublishedNetworks.ask(List.of("acme.example"), server.hasty(2));

        assertThat(networks(answers)).containsExactly("spf 192.0.2.1/32");
        assertThat(answers.count(PublishedEvent.TIME_OUT)).isEqualTo(1);
    }

    @Test
    void aHostWithoutAnswerLeavesTheRest() {
        server.txt("acme.example", "v=spf1 ip4:192.0.2.1 include:_spf.acme.example")
                .fault("_spf.acme.example", Type.TXT, Fault.SERVFAIL);

        PublishedAnswers answers = ask("acme.example");

        assertThat(networks(answers)).containsExactly("spf 192.0.2.1/32");
        assertThat(answers.count(PublishedEvent.INCOMPLETE)).isEqualTo(1);
    }

    @Test
    void domainThatIsNotThereIsAnAnswer() {
        PublishedAnswers answers = ask("gone.example");

        assertThat(answers.answers()).containsExactly(new DomainAnswer("gone.example", OptOut.UNSURE, List.of()));
        assertThat(answers.count(PublishedEvent.NO_SUCH_DOMAIN)).isEqualTo(1);
        assertThat(server.questions()).containsExactly("udp TXT gone.example");
    }

    @Test
    void eachDomainIsAskedOnceAndProgressIsTold() {
        List<String> told = new ArrayList<>();

        PublishedAnswers answers = PublishedNetworks.ask(
                List.of("www.acme.example", "beta.example", "ACME.example"),
                server.settings(),
                (done, of) -> told.add(done + "/" + of));

        assertThat(answers.answers()).extracting(DomainAnswer::domain).containsExactly("acme.example", "beta.example");
        assertThat(told).containsExactly("1/2", "2/2");
    }

    @Test
    void anInterruptEndsItAndSaysWhoWasNotAsked() {
        Thread.currentThread().interrupt();

        PublishedAnswers answers = ask("acme.example", "beta.example");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answers.notAsked()).containsExactly("acme.example", "beta.example");
    }

    @Test
    void aServerThatIsGoneAsksNobody() {
        server.close();

        PublishedAnswers answers = PublishedNetworks.ask(List.of("acme.example"), server.hasty(1));

        assertThat(answers.notAsked()).containsExactly("acme.example");
    }

    @Test
    void aServerThatIsGoneIsGivenUp() {
        server.close();
        List<String> domains =
                IntStream.range(0, 600).mapToObj(i -> "d" + i + ".example").toList();

        PublishedAnswers answers = PublishedNetworks.ask(domains, server.hasty(5));

        assertThat(answers.notAsked()).hasSize(600);
        assertThat(answers.count(PublishedEvent.QUESTION)).isBetween((long) Questions.MAX_SILENCE, 220L);
    }

    @Test
    void aServerThatAnswersOthersIsNotGivenUp() {
        List<String> domains =
                IntStream.range(0, 450).mapToObj(i -> "d" + i + ".example").toList();
        for (int i = 0; i < domains.size(); i += 2) {
            server.fault("d" + i + ".example", Type.TXT, Fault.RUBBISH);
        }

        PublishedAnswers answers = PublishedNetworks.ask(domains, server.settings());

        assertThat(answers.answers()).hasSize(225);
        assertThat(answers.count(PublishedEvent.UNREADABLE)).isEqualTo(225);
    }

    @Test
    void wrongSettingsAreRefused() {
        PublishedSettings rubbish = new PublishedSettings("127.0.0.1:x", Duration.ofSeconds(1), 1, 1, 1, false);

        assertThatThrownBy(() -> PublishedNetworks.ask(List.of("acme.example"), rubbish))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> ask("acme.example", "192.0.2.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Domain 2 of 2")
                .hasMessageNotContaining("192.0.2.1");
        assertThatThrownBy(() -> new PublishedSettings(null, Duration.ZERO, 1, 1, 1, false))
                .hasMessageContaining("timeout");
        assertThatThrownBy(() -> new PublishedSettings(null, Duration.ofSeconds(1), 0, 1, 1, false))
                .hasMessageContaining("attempts");
        assertThat(PublishedSettings.defaults().server()).isNull();
    }
}
