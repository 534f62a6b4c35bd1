package org.herkomst.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import org.herkomst.core.target.SandboxCrm;
import org.herkomst.sandbox.hubspot.SandboxSettings.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSpotSandboxTests {
    private static final String BATCH = Calls.COMPANIES + "/batch/";
    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> post(HubSpotSandbox sandbox, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .header("Authorization", "Bearer " + HubSpotSandbox.SETUP_KEY)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String upsert(String input) {
        return "{\"inputs\":[" + input.replace('\'', '"') + "]}";
    }

    private static HubSpotSandbox sandbox(Limits limits) {
        var sandbox =
                HubSpotSandbox.start(SandboxSettings.test(Clock.systemUTC()).withLimits(limits));
        sandbox.account().addsProperty("herkomst_key", "string", true);
        return sandbox;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{'idProperty':'herkomst_key','id':'a','properties':{'name':'x'}}",
                "{'idProperty':'herkomst_key','id':'a','objectWriteTraceId':'','properties':{}}",
                "{'id':'a','objectWriteTraceId':'t','properties':{'name':'x'}}",
                "{'idProperty':'domain','id':'a.example','objectWriteTraceId':'t','properties':{'name':'x'}}",
                "{'idProperty':'herkomst_key','id':7,'objectWriteTraceId':'t','properties':{'name':'x'}}",
                "{'idProperty':'herkomst_key','id':'a','objectWriteTraceId':'t','properties':{'numberofemployees':7}}",
                "{'idProperty':'herkomst_key','id':'a','objectWriteTraceId':'t','properties':{'name':null}}",
                "{'idProperty':'herkomst_key','id':'a','objectWriteTraceId':'t','propertys':{},'properties':{}}"
            })
    void upsertThatBreaksTheContractIsRefusedAndNoted(String input) throws IOException, InterruptedException {
        try (var sandbox = sandbox(Limits.none())) {
            assertThat(post(sandbox, BATCH + "upsert", upsert(input)).statusCode())
                    .isEqualTo(400);
            assertThat(sandbox.log().violations()).hasSize(1);
            assertThat(sandbox.account().companies()).isEmpty();
        }
    }

    @Test
    void moreThanAHundredInputsDuplicatesAndOldPathsAreRefused() throws IOException, InterruptedException {
        try (var sandbox = sandbox(Limits.none())) {
            var inputs = new StringBuilder();
            for (var i = 0; i < 101; i++) {
                inputs.append(i == 0 ? "" : ",").append(input("k" + i, "t" + i));
            }
            assertThat(post(sandbox, BATCH + "upsert", upsert(inputs.toString()))
                            .statusCode())
                    .isEqualTo(400);
            var twice = post(sandbox, BATCH + "upsert", upsert(input("a", "t1") + "," + input("a", "t2")));
            assertThat(twice.body()).contains("Duplicate IDs found in batch input");
            assertThat(post(sandbox, "/crm/v3/objects/companies/batch/upsert", upsert(input("a", "t")))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(sandbox.log().violations()).hasSize(3);
        }
    }

    private static String input(String key, String trace) {
        return "{'idProperty':'herkomst_key','id':'" + key + "','objectWriteTraceId':'" + trace
                + "','properties':{'name':'N','herkomst_key':'" + key + "'}}";
    }

    @Test
    void upsertByKeyIsIdempotentAndIdsAreText() throws IOException, InterruptedException {
        try (var sandbox = sandbox(Limits.none())) {
            var first = post(sandbox, BATCH + "upsert", upsert(input("a", "t")));
            assertThat(first.body()).contains("\"id\":\"1001\"", "\"new\":true", "\"objectWriteTraceId\":\"t\"");
            assertThat(post(sandbox, BATCH + "upsert", upsert(input("a", "t"))).body())
                    .contains("\"new\":false");
            assertThat(sandbox.account().companies()).hasSize(1);
            sandbox.account().personAdds(Map.of("domain", "same.example"));
            sandbox.account().personAdds(Map.of("domain", "same.example"));
            assertThat(sandbox.account().companies()).hasSize(3);
        }
    }

    @Test
    void limitsAnswerAsHubSpotDoes() throws IOException, InterruptedException {
        try (var sandbox = sandbox(new Limits(2, 0, 0, 0))) {
            post(sandbox, BATCH + "upsert", upsert(input("a", "t")));
            assertThat(post(sandbox, BATCH + "upsert", upsert(input("a", "t")))
                            .headers()
                            .firstValue("X-HubSpot-RateLimit-Max"))
                    .contains("2");
            var third = post(sandbox, BATCH + "upsert", upsert(input("a", "t")));
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.body()).contains("TEN_SECONDLY_ROLLING").doesNotContain("category");
        }
        try (var sandbox = sandbox(new Limits(0, 0, 0, 1))) {
            post(sandbox, BATCH + "upsert", upsert(input("a", "t")));
            assertThat(post(sandbox, BATCH + "upsert", upsert(input("b", "t"))).statusCode())
                    .isEqualTo(423);
        }
    }

    @ParameterizedTest
    @CsvSource({"batch/read, 10000", "search, 1000"})
    void windowsRollToTheMillisecond(String operation, long length) {
        var now = new AtomicReference<>(Instant.parse("2026-11-25T10:00:00Z"));
        var start = now.get();
        var clock = (InstantSource) now::get;
        var limiter =
                new Limiter(SandboxSettings.test(clock.withZone(ZoneOffset.UTC)).withLimits(new Limits(2, 2, 0, 0)));
        var taken = new ArrayList<Long>();
        for (var at : List.of(0L, length / 2, length - 1, length, length + length / 2 - 1, length + length / 2)) {
            now.set(start.plusMillis(at));
            if (limiter.refuse(operation).isEmpty()) {
                taken.add(at);
            }
        }
        assertThat(taken).containsExactly(0L, length / 2, length, length + length / 2);
    }

    @Test
    void demoKeepsItsCompaniesAndShowsThemEscaped(@TempDir Path folder) throws IOException, InterruptedException {
        var settings = SandboxSettings.demo(folder, Clock.systemUTC());
        try (var sandbox = HubSpotSandbox.start(settings)) {
            post(
                    sandbox,
                    Calls.PROPERTIES,
                    "{\"name\":\"herkomst_key\",\"label\":\"K\",\"groupName\":\"companyinformation\",\"type\":\"string\",\"fieldType\":\"text\",\"hasUniqueValue\":true}");
            post(sandbox, BATCH + "upsert", upsert(input("a", "t").replace("'N'", "'<b>N & N</b>'")));
        }
        var again = ServiceLoader.load(SandboxCrm.class).findFirst().orElseThrow();
        assertThat(again.kind()).isEqualTo("hubspot");
        try (var running = again.start(folder)) {
            var page = http.send(HttpRequest.newBuilder(running.url()).build(), BodyHandlers.ofString());
            assertThat(page.body())
                    .contains("1 companies", "&lt;b&gt;N &amp; N&lt;/b&gt;")
                    .doesNotContain("<b>N");
        }
    }
}
