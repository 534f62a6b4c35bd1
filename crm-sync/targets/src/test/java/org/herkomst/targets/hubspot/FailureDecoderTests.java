package org.herkomst.targets.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import feign.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FailureDecoderTests {
    private final FailureDecoder decoder = new FailureDecoder(
            JsonMapper.builder().build(), Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC));

    private @Nullable Duration wait(String... values) {
        Collection<String> all = List.of(values);
        var request = Request.create(
                Request.HttpMethod.POST, "http://crm.example/", Map.of(), new byte[0], StandardCharsets.UTF_8, null);
        var response = Response.builder()
                .status(429)
                .headers(Map.of("retry-after", all))
                .request(request)
                .build();
        return decoder.decode("m", response) instanceof Failure f ? f.retryAfter : null;
    }

    @Test
    void ofTwoWaitsTheLongerOneIsKept() {
        assertThat(wait("1", "30")).isEqualTo(Duration.ofSeconds(30));
        assertThat(wait("30", "1")).isEqualTo(Duration.ofSeconds(30));
        assertThat(wait("5", "Wed, 25 Nov 2026 10:00:40 GMT")).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void whatSaysNothingDoesNotHideWhatSaysSomething() {
        assertThat(wait("soon", "7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(wait("-3", "garbage")).isNull();
    }
}
