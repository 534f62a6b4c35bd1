package org.herkomst.connector.matomo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.herkomst.connector.matomo.testing.MatomoServer;
import org.herkomst.connector.matomo.testing.MatomoServer.SeenRequest;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatomoFeedTests {
    private static final long HOUR = 3_600;

    private final MatomoServer server = MatomoServer.start();

    @BeforeEach
    void fill() {
        for (int i = 1; i <= 60; i++) {
            server.put(ModelVisit.of(i, 1, "203.0.113." + i, Feeds.NOW_SECOND - (100 - i) * HOUR));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tokenStaysOutOfTheAddressAndNoOffsetIsEverUsed() {
        try (VisitFeed feed = Feeds.matomo(server, 20)) {
            Feeds.run(feed, FeedPosition.START);
        }
        for (SeenRequest request : server.requests()) {
            assertThat(request.verb()).isEqualTo("POST");
            assertThat(request.url()).contains("module=API&method=").doesNotContain("token", MatomoServer.TOKEN);
            assertThat(request.form())
                    .containsEntry("token_auth", MatomoServer.TOKEN)
                    .doesNotContainKey("filter_offset");
        }
    }

    @Test
    void aSecondRunReadsOnlyTheOverlapAndWhatCameLate() {
        try (VisitFeed feed = Feeds.matomo(server, 20)) {
            Feeds.Run first = Feeds.run(feed, FeedPosition.START);
            assertThat(first.visits()).hasSize(60);
            server.put(ModelVisit.of(61, 1, "203.0.113.61", Feeds.NOW_SECOND - 90 * HOUR));
            server.put(ModelVisit.of(62, 1, "203.0.113.62", Feeds.NOW_SECOND - HOUR));
            Feeds.Run second = Feeds.run(feed, first.position());
            assertThat(second.visits()).hasSize(3);
            assertThat(Feeds.run(feed, second.position()).visits()).hasSize(1);
        }
    }

    @Test
    void refusedTokenIsAskedOnce() {
        MatomoSettings wrong =
                new MatomoSettings("web", server.url(), new Secret("0000"), List.of(1), 20, Duration.ofSeconds(5), 5);
        try (VisitFeed feed = VisitFeed.matomo(wrong, Feeds.context(Feeds.rules()))) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> feed.read(FeedPosition.START))
                        .isInstanceOfSatisfying(
                                SourceException.class,
                                fault -> assertThat(fault.fault()).isEqualTo(SourceFault.TOKEN_REFUSED));
            }
            assertThat(feed.check().problems()).hasSize(1);
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void oneSiteThatMayNotBeReadDoesNotStopTheOthers() {
        server.site(2, "Europe/Amsterdam");
        server.visitsLogOff(request -> "1".equals(request.form().get("idSite")));
        server.put(ModelVisit.of(100, 2, "203.0.113.9", Feeds.NOW_SECOND - HOUR));
        try (VisitFeed feed = Feeds.matomo(server, 20, 1, 2, 3)) {
            Feeds.Run run = Feeds.run(feed, FeedPosition.START);
            assertThat(run.visits()).hasSize(1);
            assertThat(run.faults()).contains(SourceFault.VISITS_LOG_OFF, SourceFault.NO_VIEW_RIGHT);
        }
    }

    @Test
    void noSiteLeftEndsTheRun() {
        server.visitsLogOff(request -> true);
        try (VisitFeed feed = Feeds.matomo(server, 20)) {
            assertThatThrownBy(() -> feed.read(FeedPosition.START)).hasMessageContaining("visits log");
        }
    }

    @Test
    void serversThatIgnoreWhatIsAskedStillEndAndLoseNothing() {
        for (int kind = 1; kind < 8; kind++) {
            server.ignore((kind & 1) != 0, (kind & 2) != 0, (kind & 4) != 0);
            try (VisitFeed feed = Feeds.matomo(server, 20)) {
                assertThat(Feeds.run(feed, FeedPosition.START).visits())
                        .as("kind " + kind)
                        .hasSize(60);
            }
        }
    }

    @Test
    void aSecondWithMoreVisitsThanThePageMayHoldLosesNothing() {
        for (int i = 100; i < 9_000; i++) {
            server.put(ModelVisit.of(i, 1, "203.0.113.1", Feeds.NOW_SECOND - 30 * HOUR));
        }
        try (VisitFeed feed = Feeds.matomo(server, 500)) {
            Feeds.Run run = Feeds.run(feed, FeedPosition.START);
            assertThat(run.visits()).hasSize(8_960);
            assertThat(run.faults()).contains(SourceFault.SECOND_CROWDED);
        }
    }

    @Test
    void visitsBeforeTheWindowAreNotAskedForAndExcludedWhereTheyComeAnyhow() {
        server.put(ModelVisit.of(900, 1, "203.0.113.1", Feeds.NOW_SECOND - 100 * 24 * HOUR));
        try (VisitFeed feed = Feeds.matomo(server, 500)) {
            assertThat(Feeds.run(feed, FeedPosition.START).visits()).hasSize(60);
        }
        server.ignore(true, false, false);
        try (VisitFeed feed = Feeds.matomo(server, 500)) {
            assertThat(Feeds.run(feed, FeedPosition.START).count(DropReason.EXCLUDED))
                    .isEqualTo(1);
        }
    }

    @Test
    void backfillReadsWholeDaysOfTheSitesZone() {
        server.site(2, "Europe/Amsterdam");
        long midnight = LocalDate.parse("2026-11-01")
                .atStartOfDay(java.time.ZoneId.of("Europe/Amsterdam"))
                .toEpochSecond();
        server.put(ModelVisit.of(200, 2, "203.0.113.1", midnight - 1));
        server.put(ModelVisit.of(201, 2, "203.0.113.1", midnight));
        server.put(ModelVisit.of(202, 2, "203.0.113.1", midnight + 24 * HOUR - 1));
        server.put(ModelVisit.of(203, 2, "203.0.113.1", midnight + 24 * HOUR));
        VisitRules rules = Feeds.backfill(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-01"));
        try (VisitFeed feed = VisitFeed.matomo(Feeds.settings(server.url(), 10, 2), Feeds.context(rules))) {
            assertThat(Feeds.run(feed, FeedPosition.START).named())
                    .hasSize(2)
                    .allMatch(visit -> visit.day().equals(LocalDate.parse("2026-11-01")));
        }
    }

    @Test
    void baseAddressKeepsItsPathAndHoldsNoSecret() {
        String base = server.url().toString();
        for (String path : List.of("/matomo", "/matomo/", "/matomo/index.php", "")) {
            try (VisitFeed feed =
                    VisitFeed.matomo(Feeds.settings(URI.create(base + path), 20), Feeds.context(Feeds.rules()))) {
                assertThat(feed.sites()).hasSize(1);
            }
        }
        assertThat(server.requests().get(0).url()).startsWith("/matomo/index.php?module=API");
        for (String bad : List.of("?token_auth=x", "#x")) {
            assertThatThrownBy(() ->
                            VisitFeed.matomo(Feeds.settings(URI.create(base + bad), 20), Feeds.context(Feeds.rules())))
                    .hasMessageContaining("address of Matomo")
                    .hasMessageNotContaining("token_auth=x");
        }
        URI user = URI.create("http://user:pw@127.0.0.1/");
        assertThatThrownBy(() -> VisitFeed.matomo(Feeds.settings(user, 20), Feeds.context(Feeds.rules())))
                .isInstanceOf(SourceException.class);
    }

    @Test
    void checkSaysWhatToExpect() {
        try (VisitFeed feed = Feeds.matomo(server, 20)) {
            SourceCheck check = feed.check();
            assertThat(check.version()).isEqualTo("5.1.2");
            assertThat(check.problems()).isEmpty();
            assertThat(check.sites()).hasSize(1);
            assertThat(check.sites().get(0).named()).isEqualTo(60);
            assertThat(check.sites().get(0).mask()).startsWith("not masked");
        }
    }

    @Test
    void allFromOneAddressLooksLikeAProxy() {
        for (int i = 100; i < 400; i++) {
            server.put(ModelVisit.of(i, 1, "192.168.1.7", Feeds.NOW_SECOND - i * 60L));
        }
        try (VisitFeed feed = Feeds.matomo(server, 500)) {
            assertThat(Feeds.run(feed, FeedPosition.START).faults()).contains(SourceFault.PROXY_SUSPECTED);
        }
    }

    @Test
    void copiesOnAPageAreDroppedForTheLatestAndCounted() {
        ModelVisit old = ModelVisit.of(1, 1, "203.0.113.1", Feeds.NOW_SECOND - 100);
        String body = "[" + old.json() + "," + old.grown(Feeds.NOW_SECOND - 50).json() + "]";
        server.replay("Live.getLastVisitsDetails", 1, MatomoServer.ScriptedAnswer.of(200, body));
        try (VisitFeed feed = Feeds.matomo(server, 500)) {
            VisitPage page = feed.read(FeedPosition.START);
            assertThat(page.visits()).hasSize(1);
            assertThat(page.notes().duplicates()).isEqualTo(1);
            assertThat(page.visits().get(0).<Integer>fold(named -> named.visit().pages(), dropped -> 0))
                    .isEqualTo(2);
        }
    }

    @Test
    void theNextPageIsFetchedWhileThisOneIsStored() {
        try (VisitFeed feed = Feeds.matomo(server, 10)) {
            feed.read(FeedPosition.START);
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (pages() < 2 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(pages()).isEqualTo(2);
        }
    }

    private long pages() {
        return server.requests().stream()
                .filter(request -> request.form().containsKey("minTimestamp"))
                .count();
    }
}
