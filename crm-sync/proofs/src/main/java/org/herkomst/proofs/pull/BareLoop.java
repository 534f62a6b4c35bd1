package org.herkomst.proofs.pull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks for page after page and throws each away: the fastest that reading one page at a time can be. */
final class BareLoop {
    private static final int PAGE = 500;

    private BareLoop() {}

    /** How long all pages take. */
    static Duration time(URI matomo, VisitText text, int visits) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        long from = System.nanoTime();
        for (int done = 0; done < visits; done += PAGE) {
            long after = text.time(done) - 1;
            ask(
                    client,
                    matomo,
                    "token_auth=" + SlowMatomo.TOKEN + "&idSite=1&filter_sort_order=asc&filter_limit=" + PAGE
                            + "&minTimestamp=" + after);
        }
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private static void ask(HttpClient client, URI matomo, String form) {
        HttpRequest request = HttpRequest.newBuilder(
                        matomo.resolve("/index.php?module=API&method=Live.getLastVisitsDetails"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a page was read", stopped);
        }
    }
}
