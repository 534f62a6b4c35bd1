package org.herkomst.connector.matomo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.herkomst.connector.matomo.testing.MatomoServer;
import org.herkomst.connector.matomo.testing.MatomoServer.ScriptedAnswer;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MatomoFaultTests {
    private static final String LIVE = "Live.getLastVisitsDetails";

    private final MatomoServer server = MatomoServer.start();
    private final List<Duration> waits = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyRecordedErrorHasItsFault() throws IOException {
        Map<String, SourceFault> expected = new TreeMap<>(Map.ofEntries(
                Map.entry("err_admin_only.json", SourceFault.ADMIN_ONLY),
                Map.entry("err_bad_site_0.json", SourceFault.SITE_MISSING),
                Map.entry("err_badsite.json", SourceFault.NO_VIEW_RIGHT),
                Map.entry("err_badsite_admin.json", SourceFault.SITE_UNKNOWN),
                Map.entry("err_badtoken.json", SourceFault.TOKEN_REFUSED),
                Map.entry("err_badtoken_csv.csv", SourceFault.TOKEN_REFUSED),
                Map.entry("err_badtoken_xml.xml", SourceFault.TOKEN_REFUSED),
                Map.entry("err_db_down.txt", SourceFault.DATABASE_DOWN),
                Map.entry("err_expired.json", SourceFault.TOKEN_REFUSED),
                Map.entry("err_maintenance.txt", SourceFault.MAINTENANCE),
                Map.entry("err_memory.json", SourceFault.MEMORY),
                Map.entry("err_methodmissing.json", SourceFault.METHOD_MISSING),
                Map.entry("err_noaccess.json", SourceFault.NO_VIEW_RIGHT),
                Map.entry("err_nomethod.json", SourceFault.METHOD_UNKNOWN),
                Map.entry("err_noplugin.json", SourceFault.PLUGIN_OFF),
                Map.entry("err_nosite.json", SourceFault.SITE_MISSING),
                Map.entry("err_notoken.json", SourceFault.NO_VIEW_RIGHT),
                Map.entry("err_query_timeout.txt", SourceFault.QUERY_LIMIT),
                Map.entry("err_shorttoken.json", SourceFault.TOKEN_REFUSED),
                Map.entry("err_siteabc_admin.json", SourceFault.SITE_UNKNOWN),
                Map.entry("err_viewer2_site1.json", SourceFault.NO_VIEW_RIGHT)));
        expected.putAll(Map.of(
                "auth_bearer.json", SourceFault.NO_VIEW_RIGHT,
                "auth_get_and_post_differ.json", SourceFault.TOKEN_REFUSED,
                "auth_secure_get.json", SourceFault.TOKEN_REFUSED,
                "live_bad_format.txt", SourceFault.FORMAT_REFUSED,
                "live_daterange_bad.json", SourceFault.DATE_REFUSED,
                "live_disabled_site2.json", SourceFault.VISITS_LOG_OFF,
                "live_seg_bad.json", SourceFault.SEGMENT_REFUSED,
                "version_notoken.json", SourceFault.NO_SITE_VISIBLE,
                "anonymous_view.json", SourceFault.ANONYMOUS_TOKEN,
                "live_fmt.xml", SourceFault.NOT_MATOMO));
        expected.putAll(Map.of(
                "sites_all_viewer.json", SourceFault.ADMIN_ONLY,
                "privacy_getAnonymizeIpSettings.json", SourceFault.METHOD_UNKNOWN,
                "privacy_findDataSubjects_viewer.json", SourceFault.ADMIN_ONLY,
                "site_from_id_noaccess.json", SourceFault.NO_VIEW_RIGHT,
                "live_site_1_3_noaccess.json", SourceFault.NO_VIEW_RIGHT,
                "live_json_callback.json", SourceFault.NOT_MATOMO,
                "counters_toolong.json", SourceFault.BAD_REQUEST,
                "live_csv_unicode0.csv", SourceFault.NOT_MATOMO,
                "live_fmt.csv", SourceFault.NOT_MATOMO));
        Path captures = Feeds.captures();
        try (Stream<Path> files = Files.list(captures)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("err_") && !name.endsWith(".headers")))
                    .isSubsetOf(expected.keySet());
        }
        for (Map.Entry<String, SourceFault> entry : expected.entrySet()) {
            assertThat(fault(captures.resolve(entry.getKey())))
                    .as(entry.getKey())
                    .isEqualTo(entry.getValue());
        }
    }

    private SourceFault fault(Path capture) throws IOException {
        server.replay(LIVE, null, recorded(capture));
        return faultOf(Feeds.settings(server.url(), 10, 1));
    }

    private SourceFault faultOf(MatomoSettings settings) {
        try (VisitFeed feed = VisitFeed.matomo(settings, Feeds.context(Feeds.rules(), waits))) {
            feed.read(FeedPosition.START);
            throw new AssertionError("No fault");
        } catch (SourceException fault) {
            assertThat(fault.getMessage()).doesNotContain(MatomoServer.TOKEN, "127.0.0.1", "SQLSTATE", "PHP/");
            return fault.fault();
        }
    }

    private static ScriptedAnswer recorded(Path capture) throws IOException {
        byte[] bytes = Files.readAllBytes(capture);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("HTTP ")) {
            int status = Integer.parseInt(text.substring(5, 8));
            return ScriptedAnswer.of(status, text.substring(text.indexOf("\n\n") + 2));
        }
        String name = capture.getFileName().toString();
        Path headers = capture.resolveSibling(name.replaceFirst("\\.[a-z]+$", ".headers"));
        int status = 200;
        if (Files.exists(headers)) {
            status = Integer.parseInt(Files.readString(headers).replaceFirst("(?s)^HTTP\\S* (\\d+).*", "$1"));
        }
        return new ScriptedAnswer(status, Map.of(), bytes, ScriptedAnswer.Ending.WHOLE, Duration.ZERO);
    }

    @Test
    void everyAnswerThatIsNoListHasItsFault() {
        Map<ScriptedAnswer, SourceFault> cases = Map.of(
                ScriptedAnswer.of(401, "<html><body>Error</body></html>"), SourceFault.TOKEN_REFUSED,
                ScriptedAnswer.of(500, "<!DOCTYPE html>Too many failed logins"), SourceFault.LOCKED_OUT,
                ScriptedAnswer.of(403, "<html><form><input type=\"password\"></form></html>"), SourceFault.SIGN_IN_PAGE,
                ScriptedAnswer.of(200, "<html><input type=\"password\"></html>"), SourceFault.SIGN_IN_PAGE,
                ScriptedAnswer.of(429, ""), SourceFault.RATE_LIMITED,
                ScriptedAnswer.of(502, "<html>Bad gateway</html>"), SourceFault.GATEWAY,
                ScriptedAnswer.of(500, "<html>oops</html>"), SourceFault.SERVER_ERROR,
                ScriptedAnswer.of(200, ""), SourceFault.EMPTY_ANSWER,
                ScriptedAnswer.of(404, "<html>not here</html>"), SourceFault.NOT_FOUND,
                ScriptedAnswer.of(301, "").with("Location", "https://other.example/"), SourceFault.REDIRECTED);
        cases.forEach((answer, fault) -> {
            server.replay(LIVE, null, answer);
            assertThat(faultOf(Feeds.settings(server.url(), 10, 1))).isEqualTo(fault);
        });
        server.replay(LIVE, null, ScriptedAnswer.of(200, "[{\"idSite\":1,\"idVisit\":"));
        assertThat(faultOf(Feeds.settings(server.url(), 10, 1))).isEqualTo(SourceFault.ANSWER_CUT);
        server.replay(LIVE, null, ScriptedAnswer.of(200, "[{},{}]").ending(ScriptedAnswer.Ending.HALF));
        assertThat(faultOf(Feeds.settings(server.url(), 10, 1))).isEqualTo(SourceFault.ANSWER_CUT);
        server.replay(LIVE, null, ScriptedAnswer.of(200, "[]").ending(ScriptedAnswer.Ending.NOTHING));
        assertThat(faultOf(Feeds.settings(server.url(), 10, 1))).isEqualTo(SourceFault.ANSWER_CUT);
        server.replay(LIVE, null, ScriptedAnswer.of(200, "[".repeat(100_000)));
        assertThat(faultOf(Feeds.settings(server.url(), 10, 1))).isEqualTo(SourceFault.NOT_MATOMO);
    }

    @Test
    void networkFaultsAreToldApart() {
        server.close();
        assertThat(faultOf(Feeds.settings(server.url(), 10, 1))).isEqualTo(SourceFault.UNREACHABLE);
        URI nowhere = URI.create("http://nowhere.invalid/");
        assertThat(faultOf(Feeds.settings(nowhere, 10, 1))).isEqualTo(SourceFault.HOST_UNKNOWN);
        WireMockServer selfSigned =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().dynamicHttpsPort());
        selfSigned.start();
        try {
            URI tls = URI.create("https://localhost:" + selfSigned.httpsPort());
            assertThat(faultOf(Feeds.settings(tls, 10, 1))).isEqualTo(SourceFault.TLS_FAULT);
        } finally {
            selfSigned.stop();
        }
    }

    @Test
    void slowAnswerIsATimeout() {
        MatomoSettings hasty = new MatomoSettings(
                "web", server.url(), new Secret(MatomoServer.TOKEN), List.of(1), 10, Duration.ofMillis(200), 2);
        server.replay(LIVE, null, ScriptedAnswer.of(200, "[]").after(Duration.ofSeconds(1)));
        assertThat(faultOf(hasty)).isEqualTo(SourceFault.TIMEOUT);
        assertThat(server.asked(LIVE)).isEqualTo(2);
    }

    @Test
    void blankTokenIsNotSent() {
        MatomoSettings blank =
                new MatomoSettings("web", server.url(), new Secret(" "), List.of(), 10, Duration.ofSeconds(1), 5);
        assertThatThrownBy(() -> VisitFeed.matomo(blank, Feeds.context(Feeds.rules())))
                .hasMessageContaining("no token");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void retryAfterIsHonouredUpToAMinuteAndRubbishIsNot() {
        for (String wish : List.of("3", "86400", "soon", "-5", "Tue, 24 Nov 2026 12:00:07 GMT")) {
            server.next(ScriptedAnswer.of(200, "[{\"idsite\":1,\"timezone\":\"UTC\"}]"));
            server.next(ScriptedAnswer.of(429, "slow down").with("Retry-After", wish));
            try (VisitFeed feed =
                    VisitFeed.matomo(Feeds.settings(server.url(), 10, 1), Feeds.context(Feeds.rules(), waits))) {
                FeedNotes notes = feed.read(FeedPosition.START).notes();
                assertThat(notes.rateLimited()).isEqualTo(1);
                assertThat(notes.retries()).isEqualTo(1);
            }
        }
        assertThat(waits).hasSize(5);
        assertThat(waits.get(0)).isEqualTo(Duration.ofSeconds(3));
        assertThat(waits.get(1)).isEqualTo(Duration.ofSeconds(60));
        assertThat(waits.get(2)).isLessThan(Duration.ofSeconds(1).plusMillis(1));
        assertThat(waits.get(3)).isLessThan(Duration.ofSeconds(1).plusMillis(1));
        assertThat(waits.get(4)).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void pagesShrinkOnOverloadAndTheTriesAreCounted() {
        server.replay(LIVE, null, ScriptedAnswer.of(504, "<html>gateway</html>"));
        MatomoSettings settings = Feeds.settings(server.url(), 400, 1);
        VisitRules days =
                Feeds.backfill(java.time.LocalDate.parse("2026-11-01"), java.time.LocalDate.parse("2026-11-02"));
        try (VisitFeed feed = VisitFeed.matomo(settings, Feeds.context(days, waits))) {
            assertThatThrownBy(() -> feed.read(FeedPosition.START)).isInstanceOf(SourceException.class);
        }
        assertThat(server.requests().stream().filter(request -> request.method().equals(LIVE)))
                .extracting(request -> request.form().get("filter_limit"))
                .containsExactly("400", "200", "100", "50", "10");
        assertThat(waits.stream().mapToLong(Duration::toMillis).sum()).isLessThanOrEqualTo(20_000);
    }

    @Test
    void packedAnswersAreReadAndBombsAreNot() throws IOException {
        server.replay(
                LIVE,
                null,
                packed("["
                        + ModelVisit.of(7, 1, "203.0.113.7", Feeds.NOW_SECOND - 9)
                                .json() + "]"));
        try (VisitFeed feed = Feeds.matomo(server, 10, 1)) {
            assertThat(Feeds.run(feed, FeedPosition.START).named()).hasSize(1);
        }
        server.replay(LIVE, null, packed("[" + " ".repeat(70 << 20) + "]"));
        assertThat(faultOf(Feeds.settings(server.url(), 10, 1))).isEqualTo(SourceFault.ANSWER_TOO_LARGE);
    }

    private static ScriptedAnswer packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return new ScriptedAnswer(
                200,
                Map.of("Content-Encoding", "gzip"),
                bytes.toByteArray(),
                ScriptedAnswer.Ending.WHOLE,
                Duration.ZERO);
    }

    @Test
    void aBadVisitIsToldAndTheOthersGoOn() {
        String good = ModelVisit.of(7, 1, "203.0.113.7", Feeds.NOW_SECOND - 9).json();
        String body = "[" + good + ",{\"idSite\":1,\"idVisit\":{\"x\":[1]}},17,null,"
                + good.replace("\"idVisit\":7", "\"idVisit\":\"8\"") + "]";
        server.replay(LIVE, null, ScriptedAnswer.of(200, body));
        try (VisitFeed feed = Feeds.matomo(server, 10, 1)) {
            Feeds.Run run = Feeds.run(feed, FeedPosition.START);
            assertThat(run.named()).hasSize(2);
            assertThat(run.faults()).contains(SourceFault.BAD_VISIT);
        }
    }
}
