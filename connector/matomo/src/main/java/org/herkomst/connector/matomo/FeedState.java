package org.herkomst.connector.matomo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The position of a Matomo feed.
 *
 * @param window the days of a backfill; absent for a normal run
 * @param sites a cursor a site, by site number
 */
record FeedState(@Nullable String window, Map<String, SiteCursor> sites) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    FeedState {
        sites = sites == null ? Map.of() : Map.copyOf(sites);
    }

    /** Reads a position; one of another window is no position. */
    static FeedState read(FeedPosition position, VisitRules.@Nullable Days days) {
        String window = days == null ? null : days.first() + ".." + days.last();
        if (position.text().isBlank()) {
            return new FeedState(window, Map.of());
        }
        try {
            FeedState state = JSON.readValue(position.text(), FeedState.class);
            boolean same = window == null ? state.window() == null : window.equals(state.window());
            return same ? state : new FeedState(window, Map.of());
        } catch (JacksonException broken) {
            throw new IllegalStateException(
                    "The saved position of the visits can't be read; it was not written by this feed");
        }
    }

    SiteCursor of(Site site) {
        return sites.getOrDefault(site.id(), SiteCursor.NEW);
    }

    FeedState with(Site site, SiteCursor cursor) {
        Map<String, SiteCursor> changed = new LinkedHashMap<>(sites);
        changed.put(site.id(), cursor);
        return new FeedState(window, changed);
    }

    /** All sites may be read again. */
    FeedState ready() {
        Map<String, SiteCursor> changed = new LinkedHashMap<>();
        sites.forEach((site, cursor) -> changed.put(site, cursor.ready()));
        return new FeedState(window, changed);
    }

    FeedPosition position() {
        return new FeedPosition(JSON.writeValueAsString(this));
    }
}
