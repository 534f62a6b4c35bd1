package org.herkomst.targets.espocrm;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends, and reads the whole answer within the time-out and up to a size: slow and endless answers end. */
final class BoundedClient implements Client, AutoCloseable {
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final Client client;
    private final ExecutorService reader = Executors.newCachedThreadPool(BoundedClient::daemon);

    BoundedClient(Client client) {
        this.client = client;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        var response = client.execute(request, options);
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

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "espocrm-answer");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
