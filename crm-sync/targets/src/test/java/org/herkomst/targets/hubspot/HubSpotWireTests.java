package org.herkomst.targets.hubspot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.herkomst.targets.Targets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults at the level of bytes, by a server between the client and the sandbox. */
class HubSpotWireTests {
    private static final String UPSERT = ".*/batch/upsert";
    private static final int MEGABYTE = 1024 * 1024;
    /** Long enough for whole answers on a busy machine, so that nothing but the fault at hand breaks off. */
    private static final Duration TIME_OUT = Duration.ofSeconds(3);

    private final Bench bench = new Bench();
    private final WireMockServer between =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void start() {
        between.start();
        between.stubFor(any(anyUrl())
                .atPriority(9)
                .willReturn(aResponse().proxiedFrom(bench.sandbox.url().toString())));
    }

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        between.stop();
        bench.close();
    }

    private void firstUpsert(ResponseDefinitionBuilder answer) {
        between.stubFor(post(urlPathMatching(UPSERT))
                .inScenario("first")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("done")
                .atPriority(1)
                .willReturn(answer));
    }

    private List<Receipt> deliver() {
        var url = URI.create("http://127.0.0.1:" + between.port());
        try (CrmTarget target = Targets.open(bench.settings(url, HubSpotSandbox.PUSH_KEY, TIME_OUT))) {
            return target.deliver(List.of(Bench.many(5)), ClearedForTests.LOOK).receipts();
        }
    }

    private void createdWithTwoPosts() {
        assertThat(deliver()).extracting(Receipt::verdict).containsOnly(Verdict.CREATED);
        assertThat(bench.sandbox.account().companies()).hasSize(5);
        between.verify(2, postRequestedFor(urlPathMatching(UPSERT)));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void brokenBytesAreAnUnknownOutcomeAndEachTryIsOnePost(Fault fault) {
        firstUpsert(aResponse().withFault(fault));
        createdWithTwoPosts();
    }

    @Test
    void answerThatTricklesEndsAtTheTimeOut() {
        firstUpsert(aResponse().withBody("{\"results\":[]}").withChunkedDribbleDelay(7, 30_000));
        createdWithTwoPosts();
    }

    /** That it is cut off by size, and not at the time-out, is the case of BoundedClientTests. */
    @Test
    void hugeAnswerIsAnUnknownOutcomeAndSentOnceMore() {
        firstUpsert(aResponse().withBody(new byte[33 * MEGABYTE]));
        // WireMock notes a request only when its answer went out whole, which this one never does.
        assertThat(deliver()).extracting(Receipt::verdict).containsOnly(Verdict.CREATED);
        assertThat(bench.sandbox.log().count("batch/upsert")).isOne();
    }

    @Test
    void smallAnswerThatUnpacksToAHugeOneIsCutOff() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (var i = 0; i < 256; i++) {
                gzip.write(new byte[MEGABYTE]);
            }
        }
        firstUpsert(aResponse().withHeader("Content-Encoding", "gzip").withBody(packed.toByteArray()));
        createdWithTwoPosts();
    }

    @Test
    void redirectIsNotFollowedSoTheTokenStays() {
        firstUpsert(
                aResponse().withStatus(307).withHeader("Location", "http://127.0.0.1:" + between.port() + "/other"));
        org.assertj.core.api.Assertions.assertThatThrownBy(this::deliver).hasMessageContaining("HK-CRM-006");
        between.verify(0, postRequestedFor(urlPathMatching("/other")));
    }
}
