package org.herkomst.connector.matomo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.herkomst.connector.matomo.testing.MatomoServer;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.connector.matomo.testing.TestResolver;
import org.herkomst.connector.resolver.ExcludedRanges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VisitOutcomeTests {
    private static final long LATEST = Feeds.NOW_SECOND - 60;

    private final MatomoServer server = MatomoServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private ReadVisit only(ModelVisit visit, VisitRules rules) {
        server.put(visit);
        try (VisitFeed feed = VisitFeed.matomo(Feeds.settings(server.url(), 10, 1), Feeds.context(rules))) {
            Feeds.Run run = Feeds.run(feed, FeedPosition.START);
            assertThat(run.visits()).hasSize(1);
            return run.visits().values().iterator().next();
        }
    }

    private DropReason dropped(ModelVisit visit, VisitRules rules) {
        return only(visit, rules)
                .fold(
                        named -> {
                            throw new AssertionError("named");
                        },
                        ReadVisit.Dropped::reason);
    }

    private CompanyVisit named(ModelVisit visit, VisitRules rules) {
        return only(visit, rules).fold(ReadVisit.Named::visit, gone -> {
            throw new AssertionError(gone.reason());
        });
    }

    private static ModelVisit visit(String address) {
        return ModelVisit.of(1, 1, address, LATEST);
    }

    @Test
    void addressesGetTheReasonOfTheResolver() {
        assertThat(dropped(visit("10.0.0.0"), Feeds.rules())).isEqualTo(DropReason.PRIVATE);
        assertThat(dropped(visit("192.168.1.20"), Feeds.rules())).isEqualTo(DropReason.PRIVATE);
        assertThat(dropped(visit("198.51.100.7"), Feeds.rules())).isEqualTo(DropReason.ISP_OR_HOSTING);
        assertThat(dropped(visit("192.0.2.201"), Feeds.rules())).isEqualTo(DropReason.BOT);
        assertThat(dropped(visit("192.0.2.1"), Feeds.rules())).isEqualTo(DropReason.UNKNOWN);
        assertThat(dropped(visit("0.0.0.0"), Feeds.rules())).isEqualTo(DropReason.MASKED);
        assertThat(dropped(visit("::"), Feeds.rules())).isEqualTo(DropReason.MASKED);
        assertThat(dropped(visit("203.0.0.0"), Feeds.rules())).isEqualTo(DropReason.MASKED);
        assertThat(dropped(visit("2001:db8:1::"), Feeds.rules())).isEqualTo(DropReason.MASKED);
        assertThat(dropped(visit("2001:db8:1::5"), Feeds.rules())).isEqualTo(DropReason.UNKNOWN);
        assertThat(named(visit("203.0.113.0"), Feeds.rules()).pages()).isEqualTo(1);
        assertThat(named(visit("::ffff:203.0.113.9"), Feeds.rules()).pages()).isEqualTo(1);
    }

    @Test
    void rulesComeInTheirOrder() {
        VisitRules ranges = Feeds.rules(List.of("203.0.113.0/28"), List.of("/jobs"), null);
        assertThat(dropped(visit("203.0.113.5").with("browser", "HeadlessChrome 1"), ranges))
                .isEqualTo(DropReason.EXCLUDED);
        assertThat(dropped(visit("203.0.113.99").with("browser", "Googlebot/2.1"), ranges))
                .isEqualTo(DropReason.BOT);
        assertThat(dropped(visit("203.0.113.99").viewing("https://x.example/jobs/a"), ranges))
                .isEqualTo(DropReason.EXCLUDED);
        CompanyVisit mixed =
                named(visit("203.0.113.99").viewing("https://x.example/jobs/a", "https://x.example/jobsite"), ranges);
        assertThat(mixed.pages()).isEqualTo(1);
        assertThat(mixed.pageCounts()).containsOnlyKeys("/jobsite");
    }

    @Test
    void consentIsReadFromItsDimensionAlone() {
        VisitRules rules = Feeds.rules(List.of(), List.of(), new VisitRules.Consent(3, "granted"));
        assertThat(dropped(visit("203.0.113.5"), rules)).isEqualTo(DropReason.NO_CONSENT);
        assertThat(dropped(visit("203.0.113.5").with("dimension3", null), rules))
                .isEqualTo(DropReason.NO_CONSENT);
        assertThat(dropped(visit("203.0.113.5").with("dimension2", "granted"), rules))
                .isEqualTo(DropReason.NO_CONSENT);
        assertThat(named(visit("203.0.113.5").with("dimension3", "granted"), rules)
                        .pages())
                .isEqualTo(1);
    }

    @Test
    void visitsBeforeTheNoticeAreExcludedByTheSitesDay() {
        VisitRules rules = new VisitRules(
                ExcludedRanges.parse(List.of()),
                List.of(),
                null,
                LocalDate.parse("2026-11-24"),
                Feeds.NOW.minus(Duration.ofDays(9)),
                null);
        long midnight =
                LocalDate.parse("2026-11-24").atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        assertThat(dropped(ModelVisit.of(1, 1, "203.0.113.5", midnight - 1), rules))
                .isEqualTo(DropReason.EXCLUDED);
        assertThat(named(ModelVisit.of(1, 1, "203.0.113.5", midnight), rules).day())
                .isEqualTo("2026-11-24");
    }

    @Test
    void onlyPageViewsCountAndTheCutStaysVisible() {
        List<java.util.Map<String, Object>> actions = List.of(
                java.util.Map.of("type", "action", "url", "https://x.example/a"),
                java.util.Map.of("url", "https://x.example/a", "type", "action"),
                java.util.Map.of("type", 13, "url", "https://x.example/c"),
                java.util.Map.of("type", "download", "url", "https://x.example/d"),
                java.util.Map.of("type", "search", "siteSearchKeyword", "jan jansen"));
        ModelVisit visit = visit("203.0.113.5")
                .with("actionDetails", actions)
                .with("truncatedActionsCount", 200)
                .with("goalConversions", "2");
        CompanyVisit read = named(visit, Feeds.rules());
        assertThat(read.pages()).isEqualTo(202);
        assertThat(read.pageCounts()).containsOnlyKeys("/a").containsEntry("/a", 2);
        assertThat(read.truncated()).isTrue();
        assertThat(read.goals()).isEqualTo(2);
        CompanyVisit bare =
                named(visit("203.0.113.5").with("actionDetails", List.of()).with("actions", 7), Feeds.rules());
        assertThat(bare.pages()).isEqualTo(7);
    }

    @Test
    void channelsAreCleaned() {
        ModelVisit visit = visit("203.0.113.5");
        assertThat(channel(visit, "website", "News.Example")).isEqualTo("WEBSITE news.example");
        assertThat(channel(visit, "website", "https://news.example/jan@x.example"))
                .isEqualTo("WEBSITE news.example");
        assertThat(channel(visit, "website", "ip-203-0-113-7.isp.example")).isEqualTo("WEBSITE null");
        assertThat(channel(visit, "search", "Google")).isEqualTo("SEARCH Google");
        assertThat(channel(visit, "social", "Hacker News")).isEqualTo("SOCIAL Hacker News");
        assertThat(channel(visit, "campaign", "spring_sale-2026")).isEqualTo("CAMPAIGN spring_sale-2026");
        assertThat(channel(visit, "campaign", "mail to jan@x.example")).isEqualTo("CAMPAIGN null");
        assertThat(channel(visit, "campaign", "Jan Jansen")).isEqualTo("CAMPAIGN null");
        assertThat(channel(visit, "campaign", "lead 48151623")).isEqualTo("CAMPAIGN null");
        assertThat(channel(visit, "direct", "x")).isEqualTo("DIRECT null");
    }

    private String channel(ModelVisit visit, String type, String name) {
        CompanyVisit read = named(visit.with("referrerType", type).with("referrerName", name), Feeds.rules());
        return read.channel() + " " + read.channelName();
    }

    @Test
    void nothingPlantedIsFoundInWhatIsHandedOn() {
        List<String> given =
                List.of("jan", "piet", "sanne", "thomas", "julia", "peter", "anna", "michael", "marie", "lucas");
        for (int i = 0; i < 100; i++) {
            String name = given.get(i % 10);
            String planted = "zq" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + "secret";
            String mail = name + "." + planted + "@customer.example";
            server.put(ModelVisit.of(i + 1, 1, "203.0.113." + (i + 1), LATEST - i)
                    .viewing(
                            "https://x.example/p?mail=" + mail + "&u=" + planted + "#" + planted,
                            "https://x.example/x/" + mail,
                            "https://x.example/x/" + mail.replace("@", "%40") + "/y",
                            "https://x.example/users/" + planted,
                            "https://x.example/x/" + name + "-" + planted,
                            "https://x.example/x/" + name + "_" + planted + ".pdf",
                            "https://x.example/x;jsessionid=" + planted,
                            "https://" + planted + ":pw@x.example/z")
                    .with("userId", planted)
                    .with("visitorId", planted)
                    .with("referrerUrl", "https://mail.example/?from=" + mail)
                    .with("referrerKeyword", planted)
                    .with("referrerType", i % 2 == 0 ? "campaign" : "website")
                    .with("referrerName", i % 2 == 0 ? name + " " + planted : mail)
                    .with("dimension1", mail)
                    .with("eventName", planted));
        }
        try (VisitFeed feed = Feeds.matomo(server, 50)) {
            Feeds.Run run = Feeds.run(feed, FeedPosition.START);
            assertThat(run.named()).hasSize(100);
            assertThat(run.named())
                    .allSatisfy(visit -> assertThat(visit.toString()).doesNotContain("secret", "203.0.113"));
            assertThat(run.position().text()).doesNotContain("secret", "203.0");
        }
    }

    @Test
    void visitKeysAreKeyedAndVersionsFollowTheVisit() {
        ModelVisit visit = visit("203.0.113.5");
        VisitRef first = only(visit, Feeds.rules()).ref();
        assertThat(only(visit, Feeds.rules()).ref()).isEqualTo(first);
        VisitRef grown = only(visit.grown(LATEST + 30), Feeds.rules()).ref();
        assertThat(grown.key()).isEqualTo(first.key());
        assertThat(grown.version()).isNotEqualTo(first.version());
        byte[] otherKey = "another key of thirty-two bytes!!".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        FeedContext other = new FeedContext(
                new TestResolver(), Feeds.rules(), otherKey, Clock.fixed(Feeds.NOW, ZoneOffset.UTC), wait -> {});
        try (VisitFeed feed = VisitFeed.matomo(Feeds.settings(server.url(), 10, 1), other)) {
            assertThat(Feeds.run(feed, FeedPosition.START).visits()).doesNotContainKey(first.key());
        }
    }
}
