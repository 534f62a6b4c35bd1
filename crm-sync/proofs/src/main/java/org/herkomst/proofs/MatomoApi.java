package org.herkomst.proofs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** What the proofs' servers that play Matomo share: one site, and pages by last action or by visit id. */
public final class MatomoApi {
    private static final String BY_ID = "visitId>";

    private MatomoApi() {}

    /** A server on loopback and a free port, not yet started. */
    public static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The fields of a request's body. */
    public static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                String value = URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8);
                form.put(field.substring(0, equals), value);
            }
        }
        return form;
    }

    /** The answer to what is asked besides visits: the version, or the sites. */
    public static String other(String query) {
        return query.contains("getMatomoVersion")
                ? "{\"value\":\"5.1.2\"}"
                : "[{\"idsite\":1,\"name\":\"Shop\",\"timezone\":\"UTC\"}]";
    }

    /**
     * The visits of a page, by their places; a visit's id is its place and one more.
     *
     * @param form what was asked
     * @param count how many visits there are
     * @param time last action of the visit at a place, epoch second, ascending
     */
    public static List<Integer> page(Map<String, String> form, int count, IntToLongFunction time) {
        long after = Long.parseLong(form.getOrDefault("minTimestamp", "0"));
        int limit = Integer.parseInt(form.getOrDefault("filter_limit", "100"));
        String segment = form.getOrDefault("segment", "");
        int low = segment.startsWith(BY_ID)
                ? Integer.parseInt(segment.substring(BY_ID.length()).split(";", -1)[0])
                : 0;
        List<Integer> found = new ArrayList<>();
        for (int number = low; number < count; number++) {
            if (time.applyAsLong(number) > after) {
                found.add(number);
            }
        }
        if (!"asc".equals(form.get("filter_sort_order"))) {
            Collections.reverse(found);
        }
        return found.subList(0, limit < 0 ? found.size() : Math.min(limit, found.size()));
    }
}
