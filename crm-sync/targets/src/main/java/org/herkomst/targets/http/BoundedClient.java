package org.herkomst.targets.http;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A client that sends once and reads the whole answer within the time-out and up to a size: slow and endless answers end. It tells its
 * {@link Traffic} of each request and of the headers of each answer. Errors are {@link IOException}s without anything of the answer.
 */
public final class BoundedClient implements Client, AutoCloseable {
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final Client client;
    private final Traffic traffic;
    private final ExecutorService reader = Executors.newCachedThreadPool(BoundedClient::daemon);

    /** What hears of requests and answers, in the thread that sends. */
    public interface Traffic {
        /** A request goes out. */
        default void sent() {}

        /** An answer has begun. */
        default void heard(Map<String, Collection<String>> headers) {}
    }

    /** Over a client that sends each request once. */
    public BoundedClient(Client client, Traffic traffic) {
        this.client = client;
        this.traffic = traffic;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        traffic.sent();
        var response = client.execute(request, options);
        traffic.heard(response.headers());
        if (response.body() == null) {
            return response;
        }
        var body = response.body().asInputStream();
        return response.toBuilder()
                .body(whole(body, options.readTimeoutMillis()))
                .build();
    }

    private byte[] whole(InputStream body, int millis) throws IOException {
        var reading = reader.submit(() -> body.readNBytes(MOST_BYTES + 1));
        try {
            var bytes = reading.get(millis, TimeUnit.MILLISECONDS);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("Answer too long");
            }
            return bytes;
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Answer broke off");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted");
        } finally {
            body.close();
        }
    }

    /** A thread that keeps no process alive. */
    public static Thread daemon(Runnable task) {
        var thread = new Thread(task, "target-http");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
