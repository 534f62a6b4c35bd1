package org.herkomst.connector.matomo.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A visit in the model server.
 *
 * @param id visit id
 * @param site site number
 * @param ip the visitor's address as Matomo would show it
 * @param first first action, epoch second
 * @param last last action, epoch second
 * @param urls addresses of the pages viewed
 * @param more further fields of the visit, such as {@code referrerType}; they replace ours
 */
public record ModelVisit(
        long id,
        int site,
        @Nullable String ip,
        long first,
        long last,
        List<String> urls,
        Map<String, ? extends @Nullable Object> more) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A visit of one page. */
    public static ModelVisit of(long id, int site, String ip, long last) {
        return new ModelVisit(id, site, ip, last - 60, last, List.of("https://www.shop.example/products"), Map.of());
    }

    /** The visit after another page view. */
    public ModelVisit grown(long at) {
        List<String> pages = new ArrayList<>(urls);
        pages.add("https://www.shop.example/more");
        return new ModelVisit(id, site, ip, first, at, pages, more);
    }

    /** The visit with a further field. */
    public ModelVisit with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(more);
        fields.put(name, value);
        return new ModelVisit(id, site, ip, first, last, urls, fields);
    }

    /** The visit with other pages. */
    public ModelVisit viewing(String... pages) {
        return new ModelVisit(id, site, ip, first, last, List.of(pages), more);
    }

    /** As Live.getLastVisitsDetails shows it. */
    public String json() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("idSite", site);
        fields.put("idVisit", id);
        fields.put("visitIp", ip);
        fields.put("visitorId", "7a3a38964bed30f0");
        fields.put("actionDetails", urls.stream().map(ModelVisit::action).toList());
        fields.put("goalConversions", 0);
        fields.put("lastActionTimestamp", last);
        fields.put("siteName", "Site " + site);
        fields.put("serverTimestamp", last);
        fields.put("firstActionTimestamp", first);
        fields.put("actions", urls.size());
        fields.put("referrerType", "direct");
        fields.put("referrerName", "");
        fields.put("deviceType", "Desktop");
        fields.put("browser", "Firefox 127.0");
        fields.putAll(more);
        return JSON.writeValueAsString(fields);
    }

    private static Map<String, Object> action(String url) {
        return Map.of("type", "action", "url", url, "pageTitle", "A page", "timestamp", 1);
    }
}
