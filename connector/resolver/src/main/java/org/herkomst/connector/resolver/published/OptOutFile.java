package org.herkomst.connector.resolver.published;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.herkomst.connector.resolver.published.DomainAnswer.OptOut;

/**
 * Looks for {@code /.well-known/herkomst-opt-out} at a domain: a text whose first line is {@code opt-out}. Asked once, without a
 * retry; at most three redirects, which stay with the domain. Thread-safe.
 */
final class OptOutFile {
    static final String PATH = "/.well-known/herkomst-opt-out";
    private static final int MAX_BYTES = 1024;
    private static final int MAX_REDIRECTS = 3;

    private final Place place;
    private final Duration timeout;
    private final Pace pace;
    private final Tally tally;

    OptOutFile(Place place, Duration timeout, Pace pace, Tally tally) {
        this.place = place;
        this.timeout = timeout;
        this.pace = pace;
        this.tally = tally;
    }

    /** Whether the domain has opted out by file. */
    OptOut ask(String domain) throws InterruptedException {
        if (!place.asked()) {
            return OptOut.UNSURE;
        }
        URI file = URI.create(place.scheme() + "://" + domain + (place.port() < 0 ? "" : ":" + place.port()) + PATH);
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            Optional<HttpResponse<String>> response = get(file);
            if (response.isEmpty()) {
                tally.count(PublishedEvent.NO_OPT_OUT_FILE);
                return OptOut.UNSURE;
            }
            if (response.get().statusCode() / 100 != 3) {
                return judge(response.get());
            }
            Optional<URI> next = redirect(response.get(), domain);
            if (next.isEmpty()) {
                return OptOut.NONE;
            }
            file = next.get();
        }
        return OptOut.NONE;
    }

    private Optional<HttpResponse<String>> get(URI file) throws InterruptedException {
        pace.await();
        HttpRequest request = HttpRequest.newBuilder(file)
                .timeout(timeout)
                .header("Accept", "text/plain")
                .header("User-Agent", "Herkomst opt-out check")
                .build();
        CompletableFuture<HttpResponse<String>> response = place.client()
                .sendAsync(
                        request,
                        head -> head.statusCode() == 200 ? new FirstBytes(MAX_BYTES) : BodySubscribers.replacing(""));
        try {
            return Optional.of(response.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException unreachable) {
            response.cancel(true);
            return Optional.empty();
        }
    }

    private OptOut judge(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 429 || status >= 500) {
            tally.count(PublishedEvent.NO_OPT_OUT_FILE);
            return OptOut.UNSURE;
        }
        String type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        boolean plain = type.split(";", 2)[0].strip().equals("text/plain");
        String first = response.body().lines().findFirst().orElse("");
        return status == 200 && plain && DomainAsking.isOptOut(first) ? OptOut.IN_FILE : OptOut.NONE;
    }

    private Optional<URI> redirect(HttpResponse<String> response, String domain) {
        try {
            return response.headers()
                    .firstValue("Location")
                    .map(location -> response.uri().resolve(location))
                    .filter(next -> staysWith(next, domain));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private boolean staysWith(URI next, String domain) {
        String host = next.getHost() == null ? "" : next.getHost().toLowerCase(Locale.ROOT);
        return place.scheme().equalsIgnoreCase(next.getScheme())
                && next.getPort() == place.port()
                && next.getUserInfo() == null
                && (host.equals(domain) || host.endsWith("." + domain));
    }

    /**
     * Where the files are.
     *
     * @param asked whether they are asked for at all
     * @param scheme {@code https}; another one for tests
     * @param port the port, or -1 for the scheme's
     * @param client follows no redirects of its own
     */
    record Place(boolean asked, String scheme, int port, HttpClient client) {

        /** The real one. */
        static Place https(PublishedSettings settings) {
            HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(settings.timeout())
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            return new Place(settings.optOutFile(), "https", -1, client);
        }
    }
}
