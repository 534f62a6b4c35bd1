package org.herkomst.connector.matomo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.connector.address.ClientAddress;
import org.jspecify.annotations.Nullable;

/** A visit as read, with its address: lives from the parsing of a page to its resolving. Times are UTC epoch seconds. */
final class RawVisit {
    private static final int MAX_PATHS = 10_000;

    long site;
    long id;
    long lastAction;
    long firstAction;
    long actions;
    long truncatedActions;
    long goals;
    boolean bot;
    boolean consent;
    boolean addressRead;
    /** Day of the last action in the site's zone; known once the site is. */
    LocalDate day = LocalDate.EPOCH;

    @Nullable
    ClientAddress address;

    @Nullable
    String siteName;

    Channel channel = Channel.DIRECT;

    @Nullable
    String channelName;

    private int counted;
    private int excluded;
    private boolean details;
    private final List<String> paths = new ArrayList<>(4);

    /** A page view; {@code path} is absent where it has none. */
    void page(@Nullable PagePath path) {
        if (path != null && path.excluded()) {
            excluded++;
            return;
        }
        counted++;
        if (path != null && paths.size() < MAX_PATHS) {
            paths.add(path.text());
        }
    }

    void forgetPages() {
        counted = 0;
        excluded = 0;
        details = false;
        paths.clear();
    }

    void detailed() {
        details = true;
    }

    boolean onlyExcludedPages() {
        return excluded > 0 && counted == 0 && truncatedActions == 0;
    }

    int pages() {
        long pages = details ? counted + truncatedActions : actions;
        return (int) Math.min(pages, Integer.MAX_VALUE);
    }

    Map<String, Integer> pageCounts() {
        Map<String, Integer> counts = new HashMap<>();
        paths.forEach(path -> counts.merge(path, 1, Integer::sum));
        return counts;
    }

    boolean laterThan(RawVisit other) {
        return lastAction > other.lastAction || (lastAction == other.lastAction && actions >= other.actions);
    }
}
