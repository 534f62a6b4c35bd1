package org.herkomst.targets.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoundedClientTests {
    private static final long MOST = 32L * 1024 * 1024;
    private final AtomicLong read = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();

    private void send(InputStream answer, int timeOutMillis) throws IOException {
        Request request = Request.create(
                Request.HttpMethod.GET, "http://crm.example/", Map.of(), new byte[0], StandardCharsets.UTF_8, null);
        Client client = (r, o) -> Response.builder()
                .status(200)
                .headers(Map.of())
                .request(r)
                .body(answer, (@Nullable Integer) null)
                .build();
        var options = new Request.Options(1, TimeUnit.SECONDS, timeOutMillis, TimeUnit.MILLISECONDS, false);
        try (var bounded = new BoundedClient(client, new BoundedClient.Traffic() {})) {
            bounded.execute(request, options).close();
        }
    }

    @Test
    void answerWithoutEndIsReadUpToItsSizeAndClosed() {
        assertThatThrownBy(() -> send(new Endless(), 60_000)).hasMessage("Answer too long");
        assertThat(read.get()).isBetween(MOST, MOST + 64 * 1024);
        assertThat(closed).isTrue();
    }

    @Test
    void answerThatNeverComesEndsAtTheTimeOutAndIsClosed() {
        assertThatThrownBy(() -> send(new Silent(), 50)).hasMessage("Answer broke off");
        assertThat(closed).isTrue();
    }

    private final class Endless extends InputStream {
        @Override
        public int read() {
            read.incrementAndGet();
            return 'x';
        }

        @Override
        public int read(byte[] into, int from, int length) {
            read.addAndGet(length);
            return length;
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }

    /** Says nothing until it is closed. */
    private final class Silent extends InputStream {
        @Override
        public synchronized int read() {
            try {
                while (!closed.get()) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return read();
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
