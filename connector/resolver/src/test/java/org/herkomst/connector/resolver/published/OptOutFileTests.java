package org.herkomst.connector.resolver.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.herkomst.connector.resolver.published.DomainAnswer.OptOut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP server stands as a proxy in front of every name, so nothing leaves the machine. */
class OptOutFileTests {
    private static final String FILE = "http://acme.example" + OptOutFile.PATH;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Tally tally = new Tally();
    private HttpServer server;

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String url = exchange.getRequestURI().toString();
            asked.add(url);
            answers.getOrDefault(url, text(404, "text/plain", "opt-out")).to(exchange);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static Answer text(int status, String type, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private static Answer redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    private OptOutFile.Place place(boolean ask) {
        HttpClient client = HttpClient.newBuilder()
                .proxy(ProxySelector.of(server.getAddress()))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return new OptOutFile.Place(ask, "http", -1, client);
    }

    private OptOut ask(Duration timeout, boolean ask) throws InterruptedException {
        return new OptOutFile(place(ask), timeout, Pace.of(1_000_000), tally).ask("acme.example");
    }

    private OptOut ask() throws InterruptedException {
        return ask(Duration.ofSeconds(10), true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|text/plain|opt-out|IN_FILE",
                "200|Text/Plain; charset=utf-8|Opt-Out¶we would rather not|IN_FILE",
                "200|text/plain|please¶opt-out|NONE",
                "200|text/plain|''|NONE",
                "200|text/html|opt-out|NONE",
                "404|text/plain|opt-out|NONE",
                "403|text/plain|opt-out|NONE",
                "304|text/plain|''|NONE",
                "429|text/plain|opt-out|UNSURE",
                "503|text/plain|opt-out|UNSURE"
            })
    void theFirstLineOfAPlainTextDecides(int status, String type, String body, OptOut expected)
            throws InterruptedException {
        answers.put(FILE, text(status, type, body.replace('¶', '\n')));

        assertThat(ask()).isEqualTo(expected);
        assertThat(asked).containsExactly(FILE);
    }

    @Test
    void redirectsInsideTheDomainAreFollowed() throws InterruptedException {
        answers.put(FILE, redirect("http://www.acme.example/there"));
        answers.put("http://www.acme.example/there", redirect("/final"));
        answers.put("http://www.acme.example/final", text(200, "text/plain", "opt-out"));

        assertThat(ask()).isEqualTo(OptOut.IN_FILE);
    }

    @ParameterizedTest
    @CsvSource({
        "http://other.example/",
        "https://acme.example/",
        "http://acme.example:81/",
        "http://evilacme.example/",
        "http://user@acme.example/",
        "::not a url::"
    })
    void otherRedirectsAreNot(String location) throws InterruptedException {
        answers.put(FILE, redirect(location));

        assertThat(ask()).isEqualTo(OptOut.NONE);
        assertThat(asked).containsExactly(FILE);
    }

    @Test
    void redirectsThatLoopEnd() throws InterruptedException {
        answers.put(FILE, redirect(FILE));

        assertThat(ask()).isEqualTo(OptOut.NONE);
        assertThat(asked).hasSize(4);
    }

    @Test
    void oneKilobyteIsReadOfABodyWithoutEnd() throws InterruptedException {
        answers.put(FILE, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (end.getCount() > 0) {
                body.write("opt-out\n".getBytes(StandardCharsets.UTF_8));
            }
        });

        assertThat(ask()).isEqualTo(OptOut.IN_FILE);
    }

    @Test
    void bodyThatDoesNotComeIsGivenUp() throws InterruptedException {
        answers.put(FILE, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(ask(Duration.ofMillis(300), true)).isEqualTo(OptOut.UNSURE);
        assertThat(tally.counts()).containsEntry(PublishedEvent.NO_OPT_OUT_FILE, 1L);
    }

    @Test
    void nobodyLooksWhenItIsOff() throws InterruptedException {
        assertThat(ask(Duration.ofSeconds(1), false)).isEqualTo(OptOut.UNSURE);
        assertThat(asked).isEmpty();
    }

    @Test
    void optOutByFileKeepsTheNetworksUnasked() {
        answers.put(FILE, text(200, "text/plain", "opt-out\n"));
        try (DnsServer dns = new DnsServer()) {
            dns.txt("acme.example", "v=spf1 ip4:192.0.2.1");

            PublishedAnswers published =
                    PublishedNetworks.ask(List.of("acme.example"), dns.settings(), (done, of) -> {}, place(true));

            assertThat(published.answers())
                    .containsExactly(new DomainAnswer("acme.example", OptOut.IN_FILE, List.of()));
            assertThat(dns.questions()).hasSize(2);
        }
    }
}
