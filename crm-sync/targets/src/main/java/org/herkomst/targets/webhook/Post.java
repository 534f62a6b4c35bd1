package org.herkomst.targets.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts, and reads the whole answer within the time-out and up to a size: slow and endless answers end. Follows nobody elsewhere. */
final class Post implements AutoCloseable {
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final URI url;
    private final Duration timeout;
    private final ExecutorService workers = Executors.newCachedThreadPool(Post::daemon);
    private final HttpClient client;

    Post(URI url, Duration timeout) {
        this.url = url;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .executor(workers)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * An answer.
     *
     * @param type its content type; empty where it has none
     * @param retryAfter its header of that name
     */
    record Answer(int status, String type, Optional<String> retryAfter, String body) {
        /** Whether it is a page for people. */
        boolean page() {
            return type.startsWith("text/html") || body.stripLeading().startsWith("<");
        }
    }

    /**
     * Posts.
     *
     * @throws Failure where no whole answer came
     */
    Answer post(byte[] body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(url).timeout(timeout).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            var response = client.send(request.build(), BodyHandlers.ofInputStream());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Retry-After"),
                    new String(whole(response.body()), StandardCharsets.UTF_8));
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw Failure.lost();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.lost();
        }
    }

    private byte[] whole(InputStream body)
            throws IOException, ExecutionException, TimeoutException, InterruptedException {
        try (body) {
            var bytes = workers.submit(() -> body.readNBytes(MOST_BYTES + 1))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("Answer too long");
            }
            return bytes;
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "herkomst-webhook-http");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
