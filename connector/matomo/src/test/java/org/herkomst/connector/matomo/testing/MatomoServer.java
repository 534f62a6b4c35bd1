package org.herkomst.connector.matomo.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server on loopback that behaves like Matomo's Reporting API: visits that may grow, come late and go, paging by
 * {@code minTimestamp} (strictly greater), {@code filter_limit}, {@code filter_sort_order} and {@code segment=visitId>N}, tokens with a
 * lock-out after 20 refusals, and faults by script. Thread-safe.
 */
public final class MatomoServer implements AutoCloseable {
    /** The token that the server takes. */
    public static final String TOKEN = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb2";

    private static final int REFUSALS = 20;
    private static final Pattern SEGMENT = Pattern.compile("visitId>(\\d+)(?:;visitId<=(\\d+))?");

    /** A slow answer waits for this or its delay, so that closing never waits for it. */
    private final CountDownLatch closing = new CountDownLatch(1);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "matomo-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Integer, String> sites = new TreeMap<>();
    private final Map<Long, ModelVisit> visits = new TreeMap<>();
    private final Deque<ScriptedAnswer> script = new ArrayDeque<>();
    private final Map<String, ScriptedAnswer> replays = new LinkedHashMap<>();
    private final List<SeenRequest> requests = new CopyOnWriteArrayList<>();
    private Duration delay = Duration.ZERO;
    private Predicate<SeenRequest> visitsLogOff = request -> false;
    private Consumer<MatomoServer> betweenPages = server -> {};
    private boolean ignoresTime;
    private boolean ignoresLimit;
    private boolean alwaysNewestFirst;
    private int refusals;

    /** A request as it came. */
    public record SeenRequest(String verb, String url, Map<String, String> form) {
        /** The API's method. */
        public String method() {
            return url.replaceFirst(".*[?&]method=([^&]*).*", "$1");
        }
    }

    /** An answer of a script. */
    @SuppressWarnings("ArrayRecordComponent")
    public record ScriptedAnswer(int status, Map<String, String> headers, byte[] body, Ending ending, Duration delay) {
        /** How the answer ends. */
        public enum Ending {
            WHOLE,
            /** The connection closes half way. */
            HALF,
            /** The connection closes before a word. */
            NOTHING
        }

        /** A whole answer. */
        public static ScriptedAnswer of(int status, String body) {
            return new ScriptedAnswer(
                    status, Map.of(), body.getBytes(StandardCharsets.UTF_8), Ending.WHOLE, Duration.ZERO);
        }

        /** The same with a header. */
        public ScriptedAnswer with(String name, String value) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put(name, value);
            return new ScriptedAnswer(status, all, body, ending, delay);
        }

        /** The same, ending otherwise. */
        public ScriptedAnswer ending(Ending how) {
            return new ScriptedAnswer(status, headers, body, how, delay);
        }

        /** The same, later. */
        public ScriptedAnswer after(Duration time) {
            return new ScriptedAnswer(status, headers, body, ending, time);
        }
    }

    private MatomoServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts a server with site 1 in UTC on a free port of loopback. */
    public static MatomoServer start() {
        // Without this each answer waits about 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            MatomoServer started = new MatomoServer(HttpServer.create(any, 0));
            started.site(1, "UTC");
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The base address. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Adds a site. */
    public synchronized void site(int id, String zone) {
        sites.put(id, zone);
    }

    /** Adds or replaces visits, by id. */
    public synchronized void put(ModelVisit... changed) {
        for (ModelVisit visit : changed) {
            visits.put(visit.id(), visit);
        }
    }

    /** Deletes a visit without a trace. */
    public synchronized void delete(long id) {
        visits.remove(id);
    }

    /** What there is now. */
    public synchronized List<ModelVisit> visits() {
        return List.copyOf(visits.values());
    }

    /** The next requests get these answers, in order. */
    public synchronized void next(ScriptedAnswer... answers) {
        script.addAll(List.of(answers));
    }

    /** A method (and site, or null for all) always gets this answer; a token is not looked at. */
    public synchronized void replay(String method, @Nullable Integer site, ScriptedAnswer answer) {
        replays.put(method + "/" + (site == null ? "" : site), answer);
    }

    /** Each answer takes that long. */
    public synchronized void delay(Duration time) {
        delay = time;
    }

    /** Something that happens after each answered page of visits. */
    public synchronized void betweenPages(Consumer<MatomoServer> change) {
        betweenPages = change;
    }

    /** The visits log is off for these requests. */
    public synchronized void visitsLogOff(Predicate<SeenRequest> off) {
        visitsLogOff = off;
    }

    /** Ignores what a broken proxy might cut out of a request. */
    public synchronized void ignore(boolean time, boolean limit, boolean order) {
        ignoresTime = time;
        ignoresLimit = limit;
        alwaysNewestFirst = order;
    }

    /** All requests so far. */
    public List<SeenRequest> requests() {
        return List.copyOf(requests);
    }

    /** How often a method was asked. */
    public long asked(String method) {
        return requests.stream()
                .filter(request -> request.method().equals(method))
                .count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String url = exchange.getRequestURI().toString();
            SeenRequest request = new SeenRequest(exchange.getRequestMethod(), url, form(body));
            requests.add(request);
            send(exchange, answer(request));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized ScriptedAnswer answer(SeenRequest request) {
        ScriptedAnswer scripted = script.poll();
        if (scripted != null) {
            return scripted;
        }
        String site = request.form().getOrDefault("idSite", "");
        ScriptedAnswer replay =
                replays.getOrDefault(request.method() + "/" + site, replays.get(request.method() + "/"));
        return replay != null ? replay : model(request);
    }

    private ScriptedAnswer model(SeenRequest request) {
        if (refusals > REFUSALS) {
            return ScriptedAnswer.of(500, "<!DOCTYPE html><html><body>Error: Too many failed logins</body></html>");
        }
        if (!TOKEN.equals(request.form().get("token_auth"))) {
            refusals++;
            return error(401, "Unable to authenticate with the provided token. It is either invalid or expired.");
        }
        return switch (request.method()) {
            case "API.getMatomoVersion" -> ScriptedAnswer.of(200, "{\"value\":\"5.1.2\"}");
            case "SitesManager.getSitesWithAtLeastViewAccess" -> ScriptedAnswer.of(200, listedSites());
            case "Live.getLastVisitsDetails" -> live(request);
            default ->
                error(
                        200,
                        "The method 'x' does not exist or is not available in the module '\\\\Piwik\\\\Plugins\\\\Live'.");
        };
    }

    private String listedSites() {
        return sites.entrySet().stream()
                .map(site -> "{\"idsite\":" + site.getKey() + ",\"name\":\"Site " + site.getKey() + "\",\"timezone\":\""
                        + site.getValue() + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private ScriptedAnswer live(SeenRequest request) {
        int site = Integer.parseInt(request.form().getOrDefault("idSite", "0"));
        if (!sites.containsKey(site)) {
            return error(
                    401,
                    "You can't access this resource as it requires 'view' access for the website id = " + site + ".");
        }
        if (visitsLogOff.test(request)) {
            return error(
                    200,
                    "Visits log is deactivated in website settings. A user with at least admin access can enable this"
                            + " feature in the settings for this website (idSite=" + site + ").");
        }
        String body = page(site, request.form()).map(ModelVisit::json).collect(Collectors.joining(",", "[", "]"));
        betweenPages.accept(this);
        return new ScriptedAnswer(
                200, Map.of(), body.getBytes(StandardCharsets.UTF_8), ScriptedAnswer.Ending.WHOLE, delay);
    }

    private Stream<ModelVisit> page(int site, Map<String, String> form) {
        long after = ignoresTime ? 0 : Long.parseLong(form.getOrDefault("minTimestamp", "0"));
        long limit = ignoresLimit ? Long.MAX_VALUE : Long.parseLong(form.getOrDefault("filter_limit", "100"));
        Comparator<ModelVisit> order = Comparator.comparingLong(ModelVisit::last);
        boolean oldestFirst = "asc".equals(form.get("filter_sort_order")) && !alwaysNewestFirst;
        List<ModelVisit> found = new ArrayList<>(visits.values());
        found.removeIf(
                visit -> visit.site() != site || visit.last() <= after || !inSegment(visit, form.get("segment")));
        return found.stream().sorted(oldestFirst ? order : order.reversed()).limit(limit < 0 ? Long.MAX_VALUE : limit);
    }

    private static boolean inSegment(ModelVisit visit, @Nullable String segment) {
        if (segment == null) {
            return true;
        }
        Matcher bounds = SEGMENT.matcher(segment);
        if (!bounds.matches()) {
            throw new IllegalArgumentException("A segment that Matomo would not take");
        }
        String upTo = bounds.group(2);
        return visit.id() > Long.parseLong(bounds.group(1)) && (upTo == null || visit.id() <= Long.parseLong(upTo));
    }

    private static ScriptedAnswer error(int status, String message) {
        return ScriptedAnswer.of(status, "{\"result\":\"error\",\"message\":\"" + message + "\"}");
    }

    private void send(HttpExchange exchange, ScriptedAnswer answer) throws IOException, InterruptedException {
        closing.await(answer.delay().toMillis(), TimeUnit.MILLISECONDS);
        if (answer.ending() == ScriptedAnswer.Ending.NOTHING) {
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        boolean half = answer.ending() == ScriptedAnswer.Ending.HALF;
        int length = half ? answer.body().length / 2 : answer.body().length;
        if (length > 0) {
            exchange.getResponseBody().write(answer.body(), 0, length);
            exchange.getResponseBody().flush();
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                String value = URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8);
                form.put(URLDecoder.decode(field.substring(0, equals), StandardCharsets.UTF_8), value);
            }
        }
        return form;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
