package org.herkomst.app.page;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.OptOutPage;
import org.herkomst.app.service.Samples;
import org.herkomst.app.service.TestClock;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.objection.Proof;
import org.herkomst.core.optout.OptOut;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The page on a real port, with a mail server, a database in a file, and a DNS of our own. */
final class SiteBench implements AutoCloseable {
    static final String CONTACT = "privacy@operator.example";
    private static final Pattern LINK = Pattern.compile("https?://\\S+?(/[cs]/[A-Za-z0-9_-]{22}\\?lang=..)");

    final TestClock clock = new TestClock(Instant.parse("2026-11-02T10:00:00Z"));
    final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final Map<String, String> published = new java.util.concurrent.ConcurrentHashMap<>();
    final List<String> asked = new ArrayList<>();
    final Workspace workspace;
    private final OptOutSite site;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    SiteBench(Path folder) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        mails.start();
        HerkomstConfiguration configuration =
                configuration(folder, 0, mails.getSmtp().getPort(), "https://opt-out.operator.example");
        workspace = Workspace.open(configuration);
        site = OptOutSite.start(configuration, workspace, clock, this::look);
    }

    static HerkomstConfiguration configuration(Path folder, int port, int smtp, String url) {
        return Samples.configuration(folder, URI.create("http://127.0.0.1:1"), "none", Map.of(), false)
                .with(new OptOutPage(
                        "127.0.0.1",
                        port,
                        URI.create(url),
                        CONTACT,
                        OptOutPage.LANGUAGES,
                        List.of("127.0.0.1"),
                        new OptOutPage.Smtp("127.0.0.1", smtp, null, null, "opt-out@operator.example", false)));
    }

    private Optional<Proof> look(String domain, String challenge) {
        asked.add(domain);
        return Optional.ofNullable(published.get(domain))
                .filter(challenge::equals)
                .map(found -> Proof.DNS);
    }

    int port() {
        return site.port();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        return post(path, encoded(fields), headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path, headers);
        if (List.of(headers).stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Sends these bytes as they are, and waits for the end of the answer. */
    String raw(String request) {
        try (java.net.Socket socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Where a redirect leads to. */
    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    /** The mail that came as this one in order, once it is there. */
    MimeMessage mail(int number) {
        if (!mails.waitForIncomingEmail(20_000, number)) {
            throw new AssertionError("mail " + number + " did not come");
        }
        return mails.getReceivedMessages()[number - 1];
    }

    /** The paths of a mail's two links: to confirm, and to the status. */
    static List<String> links(MimeMessage mail) {
        try {
            Matcher matcher = LINK.matcher(mail.getContent().toString());
            List<String> found = new ArrayList<>();
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
            return found;
        } catch (IOException | jakarta.mail.MessagingException failed) {
            throw new AssertionError(failed);
        }
    }

    List<OptOut> confirmed() {
        return workspace.stores().optOuts().all().stream()
                .filter(o -> o.heldUntil() == null)
                .toList();
    }

    @Override
    public void close() {
        site.close();
        workspace.close();
        mails.stop();
    }
}
