package org.herkomst.proofs.page;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks the page as its proxy would: with the client's address in {@code X-Forwarded-For}. Thread-safe. */
final class PageClient {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    PageClient(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** Sends the form; its status. */
    CompletableFuture<Integer> ask(String address, String domain, String mail) {
        return post("/", address, "lang=en&domain=" + coded(domain) + "&mail=" + coded(mail));
    }

    /** Confirms by a mailed link; its status. */
    CompletableFuture<Integer> confirm(String address, String path) {
        return post(path, address, "lang=en");
    }

    private CompletableFuture<Integer> post(String path, String address, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode)
                .exceptionally(failed -> 0);
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whether the page is there. */
    boolean answers() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/")).timeout(PATIENCE).build();
        return client.sendAsync(request, BodyHandlers.discarding())
                .thenApply(response -> response.statusCode() == 200)
                .exceptionally(failed -> false)
                .join();
    }
}
