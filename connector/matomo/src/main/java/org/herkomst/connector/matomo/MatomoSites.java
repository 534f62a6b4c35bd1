package org.herkomst.connector.matomo;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The sites that the token may view, with their time zones. */
final class MatomoSites implements Question<List<MatomoSites.Entry>> {

    /**
     * A site as Matomo lists it.
     *
     * @param zone its time zone's name, where told
     */
    record Entry(long id, String name, @Nullable String zone) {}

    /** The sites to read: those of the settings, else all; one that is not listed is asked all the same, to learn why. */
    static Map<Long, Site> read(MatomoClient client, MatomoSettings settings, Tally tally) {
        Map<Long, Entry> listed = new LinkedHashMap<>();
        client.ask(new MatomoSites()).forEach(entry -> listed.put(entry.id(), entry));
        Map<Long, Site> sites = new LinkedHashMap<>();
        List<Long> wanted = new ArrayList<>(listed.keySet());
        if (!settings.sites().isEmpty()) {
            wanted =
                    settings.sites().stream().map(Integer::longValue).distinct().toList();
        }
        for (long id : wanted) {
            Entry entry = listed.getOrDefault(id, new Entry(id, Long.toString(id), "UTC"));
            sites.put(id, new Site(Long.toString(id), entry.name(), zone(entry, tally)));
        }
        if (sites.isEmpty()) {
            throw new SourceException(SourceFault.NO_SITE_VISIBLE, "source " + settings.source());
        }
        return sites;
    }

    private static ZoneId zone(Entry entry, Tally tally) {
        String name = entry.zone() == null ? "" : entry.zone();
        return ZoneNames.read(name).orElseGet(() -> {
            tally.problem(SourceFault.ZONE_UNKNOWN, "site " + entry.id());
            return ZoneOffset.UTC;
        });
    }

    @Override
    public String method() {
        return "SitesManager.getSitesWithAtLeastViewAccess";
    }

    @Override
    public Form form() {
        return new Form().with("filter_limit", -1);
    }

    @Override
    public String where() {
        return "list of sites";
    }

    @Override
    public List<Entry> read(JsonParser parser) {
        List<Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                Entry entry = entry(parser);
                if (entry.id() > 0) {
                    entries.add(entry);
                }
            } else {
                parser.skipChildren();
            }
        }
        return entries;
    }

    private static Entry entry(JsonParser parser) {
        long id = 0;
        String name = "";
        String zone = null;
        for (String field = parser.nextName(); field != null; field = parser.nextName()) {
            parser.nextToken();
            switch (field) {
                case "idsite" -> id = Json.number(parser);
                case "name" -> name = String.valueOf(parser.getValueAsString(""));
                case "timezone" -> zone = parser.getValueAsString();
                default -> {}
            }
            parser.skipChildren();
        }
        return new Entry(id, name.isBlank() ? Long.toString(id) : name, zone);
    }
}
