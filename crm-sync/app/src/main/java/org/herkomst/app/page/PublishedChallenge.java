package org.herkomst.app.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;
import org.herkomst.core.objection.Proof;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;

/**
 * Looks in the DNS ({@code _herkomst.DOMAIN}, then {@code DOMAIN}) and at {@code https://DOMAIN/.well-known/herkomst-opt-out.txt}. The
 * host is a stranger's word: only public addresses are connected to, no redirect is followed, little is read, and soon it gives up.
 */
final class PublishedChallenge implements DomainLook, AutoCloseable {
    static final String PATH = "/.well-known/herkomst-opt-out.txt";
    static final String LABEL = "_herkomst.";
    private static final Duration SHORT = Duration.ofSeconds(4);
    private static final Duration WHOLE = Duration.ofSeconds(8);
    private static final int MAX_BYTES = 1024;

    private final LookupSession dns;
    private final CloseableHttpClient client;
    private final String scheme;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "opt-out-look");
        thread.setContextClassLoader(null); // made within a request, it would hold the web server's
        thread.setDaemon(true);
        return thread;
    });

    /** Where it looks: the DNS, names of hosts, and for tests another scheme and port than https and its own. */
    record Ways(Resolver dns, DnsResolver hosts, String scheme, int port) {}

    PublishedChallenge(Ways ways) {
        ways.dns().setTimeout(SHORT);
        this.dns = LookupSession.builder().resolver(ways.dns()).build();
        this.scheme = ways.scheme();
        this.port = ways.port();
        Timeout patience = Timeout.of(SHORT);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(ways.hosts())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(patience)
                                .setSocketTimeout(patience)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(patience)
                        .setConnectionRequestTimeout(patience)
                        .build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Herkomst opt-out check")
                .build();
    }

    @Override
    public Optional<Proof> find(String domain, String challenge) {
        if (texts(LABEL + domain).contains(challenge) || texts(domain).contains(challenge)) {
            return Optional.of(Proof.DNS);
        }
        return file(domain).filter(challenge::equals).map(found -> Proof.FILE);
    }

    private List<String> texts(String name) {
        try {
            return dns
                    .lookupAsync(Name.fromString(name, Name.root), Type.TXT)
                    .toCompletableFuture()
                    .get(SHORT.toMillis(), TimeUnit.MILLISECONDS)
                    .getRecords()
                    .stream()
                    .flatMap(record -> record instanceof TXTRecord text ? Stream.of(joined(text)) : Stream.of())
                    .toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (IOException | ExecutionException | TimeoutException silent) {
            return List.of();
        }
    }

    private static String joined(TXTRecord text) {
        return text.getStringsAsByteArrays().stream()
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                .collect(Collectors.joining())
                .strip();
    }

    private Optional<String> file(String domain) {
        HttpGet get = new HttpGet(scheme + "://" + domain + (port < 0 ? "" : ":" + port) + PATH);
        @Nullable String text = within(WHOLE, () -> client.execute(get, PublishedChallenge::body), get::cancel);
        return Optional.ofNullable(text);
    }

    private <T> @Nullable T within(Duration limit, Callable<T> work, Runnable cancel) {
        Future<T> future = threads.submit(work);
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            // nothing was found there
        }
        cancel.run();
        return null;
    }

    private static String body(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != 200 || response.getEntity() == null) {
            return "";
        }
        try (InputStream stream = response.getEntity().getContent()) {
            return new String(stream.readNBytes(MAX_BYTES), StandardCharsets.US_ASCII).strip();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            client.close();
        } catch (IOException closed) {
            return;
        }
    }
}
