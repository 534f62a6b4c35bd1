package org.herkomst.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.herkomst.core.audit.Change;
import org.herkomst.core.objection.Objection;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page through real HTTP. */
class OptOutSiteTests {
    private static final List<String> PAYLOADS = List.of(
            "<script>fetch('/x')</script>",
            "\"><img src=x onerror=alert(1)>",
            "</title><svg/onload=alert(1)>",
            "javascript:alert(1)",
            "{{7*7}}",
            "{{t.send}}",
            "${7*7}",
            "__${7*7}__::.x",
            "\r\n2026-01-01 ADMIN login ok",
            "${jndi:ldap://127.0.0.1/x}",
            "\u001b[31mred",
            "\u0000",
            "\u2028",
            "\u202e",
            "'; DROP TABLE objection; --",
            "victim@example.com\r\nBcc: x@example.net",
            "\"a@b\"@c.example");

    @TempDir
    Path folder;

    private SiteBench bench;

    @BeforeEach
    void start() {
        bench = new SiteBench(folder);
    }

    @AfterEach
    void end() {
        bench.close();
    }

    private HttpResponse<String> ask(String domain, String mail, String... headers) {
        return bench.post("/", Map.of("domain", domain, "mail", mail, "lang", "en"), headers);
    }

    @Test
    void aRequestIsConfirmedByTheMailedLinkAndOnlyByPost() throws Exception {
        HttpResponse<String> asked = ask("acme.example", "info@acme.example", "X-Forwarded-Host", "evil.example");
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(bench.get(SiteBench.location(asked)).body()).contains("On hold", "acme.example", "_herkomst.");
        MimeMessage mail = bench.mail(1);
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getContent().toString())
                .contains("https://opt-out.operator.example/c/")
                .doesNotContain("evil.example");
        List<String> links = SiteBench.links(mail);
        assertThat(bench.get(links.get(0)).body()).contains("Confirm the opt-out");
        assertThat(bench.confirmed())
                .as("a link scanner's GET confirms nothing")
                .isEmpty();
        HttpResponse<String> confirmed = bench.post(links.get(0), "lang=en");
        assertThat(SiteBench.location(confirmed)).isEqualTo(links.get(1));
        assertThat(bench.get(links.get(1)).body()).contains("The company is opted out", "have nothing of this company");
        assertThat(bench.get(SiteBench.location(asked)).body())
                .contains("shown only to whoever proved")
                .doesNotContain("have nothing of this company");
        assertThat(bench.confirmed())
                .singleElement()
                .satisfies(o -> assertThat(o.value()).isEqualTo("acme.example"));
        assertThat(bench.post(links.get(0), "lang=en").statusCode()).isEqualTo(303);
        assertThat(bench.confirmed()).hasSize(1);
    }

    @Test
    void aForgedHostReachesNoMail() throws Exception {
        String body = "domain=acme.example&mail=info%40acme.example&lang=en";
        bench.raw("POST / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
        assertThat(bench.mail(1).getContent().toString())
                .contains("https://opt-out.operator.example/c/")
                .doesNotContain("evil.example");
    }

    @Test
    void twoHundredConfirmationsAtOnceHaveOneEffect() throws Exception {
        ask("acme.example", "info@acme.example");
        String link = SiteBench.links(bench.mail(1)).get(0);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Callable<Integer>> all = IntStream.range(0, 200)
                .mapToObj(i ->
                        (Callable<Integer>) () -> bench.post(link, "lang=en").statusCode())
                .toList();
        List<Integer> statuses = threads.invokeAll(all).stream()
                .map(f -> {
                    try {
                        return f.get();
                    } catch (Exception failed) {
                        throw new AssertionError(failed);
                    }
                })
                .toList();
        threads.shutdown();
        assertThat(statuses).containsOnly(303);
        assertThat(bench.confirmed()).hasSize(1);
    }

    @Test
    void theDomainProvesItByDnsOrFileOnceItIsLookedAt() {
        String status = SiteBench.location(ask("acme.example", ""));
        String path = status.replaceFirst("\\?.*", "");
        assertThat(SiteBench.location(bench.post(path + "/look", "lang=en"))).isEqualTo(status);
        assertThat(bench.get(status).body()).contains("did not find it yet");
        Objection objection = bench.workspace.objections().latest(1).get(0);
        bench.published.put("acme.example", objection.challenge());
        bench.post(path + "/look", "lang=en");
        assertThat(bench.asked).as("not again within 30 seconds").hasSize(1);
        bench.clock.pass(Duration.ofSeconds(31));
        bench.post(path + "/look", "lang=en");
        assertThat(bench.get(status).body()).contains("The company is opted out", "have nothing of this company");
        assertThat(bench.confirmed()).hasSize(1);
    }

    @Test
    void itAnswersTheSameAndAsFastForKnownBlockedAndUnknownCompanies() {
        OptOutDesk.over(bench.workspace.stores(), java.util.Set.of("crm"), bench.clock)
                .confirm(OptOutRequest.domain("blocked.example", null, bench.clock.instant()), List.of(), "test");
        List<Long> blocked = new java.util.ArrayList<>();
        List<Long> unknown = new java.util.ArrayList<>();
        for (int i = 0; i < 60; i++) {
            blocked.add(timed("blocked.example", i));
            unknown.add(timed("unknown.example", i));
            bench.clock.pass(Duration.ofHours(1));
        }
        assertThat(Math.abs(median(blocked) - median(unknown)))
                .isLessThan(Duration.ofMillis(10).toNanos());
        assertThat(shape("blocked.example")).isEqualTo(shape("unknown.example"));
    }

    private long timed(String domain, int client) {
        long from = System.nanoTime();
        assertThat(ask(domain, "", "X-Forwarded-For", "198.51.100." + client).statusCode())
                .isEqualTo(303);
        return System.nanoTime() - from;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    private String shape(String domain) {
        String status = SiteBench.location(ask(domain, ""));
        return bench.get(status)
                .body()
                .replace(domain, "DOMAIN")
                .replaceAll("herkomst-opt-out&#x3D;[\\w-]+", "CHALLENGE")
                .replaceAll("/s/[\\w-]+", "SECRET")
                .replaceAll("<dd>\\d+</dd>", "NUMBER");
    }

    @Test
    void everyPayloadInEveryFieldStaysText() {
        for (String payload : PAYLOADS) {
            for (String field : List.of("domain", "name", "register", "mail", "lang")) {
                Map<String, String> fields = new java.util.TreeMap<>(
                        Map.of("domain", "acme.example", "name", "Acme", "mail", "info@acme.example", "register", ""));
                fields.put(field, payload);
                HttpResponse<String> response = bench.post(
                        "/",
                        fields,
                        "X-Forwarded-For",
                        "2001:db8:" + Integer.toHexString(fields.hashCode() & 0xffff) + "::1");
                String body = response.statusCode() == 303
                        ? bench.get(SiteBench.location(response)).body()
                        : response.body();
                assertThat(response.statusCode()).isIn(303, 422, 429);
                assertThat(body).doesNotContain("<script", "<img", "<svg", "onerror=alert(1)>", "49</", "value=\"49");
                assertThat(response.headers().map().keySet()).noneMatch(h -> h.equalsIgnoreCase("set-cookie"));
            }
        }
        assertThat(bench.mails.getReceivedMessages()).allSatisfy(mail -> {
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getHeader("Bcc")).isNull();
        });
    }

    @Test
    void limitsAnswerWith429AndAnotherWayAndTheRequestStays() {
        for (int i = 0; i < 3; i++) {
            assertThat(ask("acme.example", "info+" + i + "@acme.example").statusCode())
                    .isEqualTo(303);
        }
        HttpResponse<String> fourth = ask("acme.example", "info@acme.example");
        assertThat(fourth.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(fourth.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(80_000, 90_000);
        assertThat(fourth.body()).contains(SiteBench.CONTACT, "/s/", "is registered");
        bench.mail(3);
        String link = SiteBench.links(bench.mails.getReceivedMessages()[0]).get(0);
        assertThat(bench.post(link, "lang=en").statusCode()).isEqualTo(303);
        assertThat(bench.confirmed()).hasSize(1);
    }

    @Test
    void oneClientIsLimitedOthersAreNotAndForgedHopsAreNotBelieved() {
        int refused = 0;
        for (int i = 0; i < 30; i++) {
            refused += ask("a" + i + ".example", "", "X-Forwarded-For", "192.0.2." + i + ", 198.51.100.7")
                                    .statusCode()
                            == 429
                    ? 1
                    : 0;
        }
        assertThat(refused).isEqualTo(10);
        assertThat(ask("b.example", "", "X-Forwarded-For", "198.51.100.8").statusCode())
                .isEqualTo(303);
        bench.clock.pass(Duration.ofHours(1));
        assertThat(ask("c.example", "", "X-Forwarded-For", "198.51.100.7").statusCode())
                .isEqualTo(303);
    }

    @Test
    void whenTheMailServerIsDownThePageSaysSoAndNothingIsLost() {
        bench.mails.stop();
        String status = SiteBench.location(ask("acme.example", "info@acme.example"));
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> bench.get(status).body().contains("could not be sent"));
        bench.mails.start();
        String path = status.replaceFirst("\\?.*", "");
        for (int i = 0; i < 3; i++) {
            assertThat(bench.post(path + "/mail", Map.of("mail", "info@acme.example"))
                            .statusCode())
                    .as("mails that were not sent don't count")
                    .isEqualTo(303);
        }
    }

    @Test
    void onlyItsOwnRoutesAndMethodsAreServedWithTheirHeaders() {
        String status = SiteBench.location(ask("acme.example", "")).replaceFirst("\\?.*", "");
        for (String path :
                List.of("/actuator/health", "/actuator", "/admin", "/..;/", "/s/short", "//", "/page.css/", "/error")) {
            assertThat(bench.get(path).statusCode()).as(path).isIn(400, 404);
        }
        for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
            HttpResponse<String> response =
                    bench.send(HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + bench.port() + "/"))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build());
            assertThat(response.statusCode()).as(method).isEqualTo(405);
        }
        assertThat(bench.get(status + "/mail").statusCode()).isEqualTo(405);
        assertThat(bench.post(status + "/look", "", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(bench.post("/", "domain=x.example&domain=y.example").statusCode())
                .isEqualTo(400);
        assertThat(bench.post("/", "{}", "Content-Type", "text/plain").statusCode())
                .isEqualTo(415);
        assertThat(bench.post("/", "name=" + "a".repeat(100_000)).statusCode()).isEqualTo(413);
        for (String path : List.of("/", status, "/page.css", "/nothing")) {
            Map<String, List<String>> headers = bench.get(path).headers().map();
            assertThat(headers.get("content-security-policy").get(0))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers)
                    .containsEntry("referrer-policy", List.of("no-referrer"))
                    .containsEntry("cache-control", List.of("no-store"))
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .doesNotContainKeys("set-cookie", "server");
        }
    }

    @Test
    void theCustomersOwnSiteMayPostTheForm() {
        HttpResponse<String> response = bench.post(
                "/",
                Map.of("domain", "acme.example"),
                "Origin",
                "https://www.operator.example",
                "Sec-Fetch-Site",
                "cross-site",
                "Accept-Language",
                "fr-BE,fr;q=0.9,en;q=0.5");
        assertThat(SiteBench.location(response)).endsWith("?lang=fr");
        assertThat(bench.get("/", "Accept-Language", "nl-NL,nl").body())
                .contains("<html lang=\"nl\">", "Meld uw bedrijf af");
        assertThat(bench.get("/?lang=de", "Accept-Language", "nl").body()).contains("<html lang=\"de\">");
        assertThat(bench.get("/", "Accept-Language", "zh").body()).contains("<html lang=\"en\">");
    }

    @Test
    void noAddressOfAnybodyIsStored() throws Exception {
        ask("acme.example", "info@acme.example", "X-Forwarded-For", "198.51.100.77");
        bench.mail(1);
        try (java.sql.Connection connection = bench.workspace.dataSource().getConnection();
                java.sql.ResultSet rows = connection.createStatement().executeQuery("script")) {
            StringBuilder all = new StringBuilder();
            while (rows.next()) {
                all.append(rows.getString(1)).append('\n');
            }
            assertThat(all.toString())
                    .contains("acme.example")
                    .doesNotContain("198.51.100.77", "info@acme", "c6336448");
        }
        assertThat(List.of(Change.Kind.values())).extracting(Enum::name).allMatch(name -> name.length() <= 40);
    }

    @Test
    void allLanguagesHaveTheSameWords() {
        Map<String, Texts> all = List.of("en", "nl", "de", "fr").stream().collect(Collectors.toMap(l -> l, Texts::of));
        Texts english = all.get("en");
        assertThat(all.values()).allSatisfy(texts -> {
            assertThat(texts.words().keySet()).isEqualTo(english.words().keySet());
            texts.words()
                    .forEach((key, word) -> assertThat(holes(word))
                            .as(texts.language() + " " + key)
                            .isEqualTo(holes(english.get(key))));
        });
    }

    private static List<String> holes(String text) {
        return java.util.regex.Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(m -> m.group())
                .sorted()
                .toList();
    }
}
