package org.herkomst.connector.matomo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.herkomst.connector.matomo.testing.MatomoServer;
import org.herkomst.connector.matomo.testing.ModelVisit;

/** Visits appear, grow, come late and go while pages are read: at the end every version that stayed has been handed on. */
class MatomoPagingProperties {

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void whatWasSeenIsTheTruth(@ForAll long seed, @ForAll @IntRange(min = 10, max = 40) int pageSize) {
        Random random = new Random(seed);
        History history = new History(random);
        try (MatomoServer server = MatomoServer.start()) {
            history.begin(server);
            Set<Long> versions = new HashSet<>();
            FeedPosition position = FeedPosition.START;
            for (int run = 0; run < 3; run++) {
                server.betweenPages(history::change);
                position = interrupted(server, pageSize, position, versions, random);
                server.betweenPages(quiet -> {});
                history.change(server);
                history.passTime();
            }
            interrupted(server, pageSize, position, versions, random);
            Set<Long> truth = new HashSet<>();
            VisitMac mac = new VisitMac(Feeds.KEY, "web");
            server.visits().forEach(visit -> truth.add(version(mac, visit)));
            assertThat(versions).containsAll(truth);
        }
    }

    /** A run in which the process may die after any page and goes on from the last position. */
    private static FeedPosition interrupted(
            MatomoServer server, int pageSize, FeedPosition from, Set<Long> versions, Random random) {
        FeedPosition position = from;
        while (true) {
            try (VisitFeed feed = Feeds.matomo(server, pageSize)) {
                boolean alive = true;
                while (alive) {
                    VisitPage page = feed.read(position);
                    page.visits().forEach(visit -> versions.add(visit.ref().version()));
                    position = page.next();
                    if (page.last()) {
                        return position;
                    }
                    alive = random.nextInt(6) > 0;
                }
            }
        }
    }

    private static long version(VisitMac mac, ModelVisit visit) {
        RawVisit raw = new RawVisit();
        raw.id = visit.id();
        raw.lastAction = visit.last();
        raw.actions = visit.urls().size();
        return mac.ref(raw, Integer.toString(visit.site())).version();
    }

    /** Changes as a busy site makes them. */
    private static final class History {
        private final Random random;
        private final Map<Long, Long> open = new TreeMap<>();
        private long clock = Feeds.NOW_SECOND - 40 * 86_400L;
        private long nextId = 1;

        History(Random random) {
            this.random = random;
        }

        void begin(MatomoServer server) {
            int visits = random.nextInt(120);
            for (int i = 0; i < visits; i++) {
                clock += random.nextInt(4) == 0 ? 0 : random.nextInt(4_000);
                add(server, clock);
            }
        }

        void passTime() {
            clock += random.nextInt(3 * 86_400);
            open.clear();
        }

        private void add(MatomoServer server, long last) {
            server.put(ModelVisit.of(nextId, 1, "203.0.113." + (1 + nextId % 250), last));
            if (last == clock) {
                open.put(nextId, last);
            }
            nextId++;
        }

        void change(MatomoServer server) {
            int changes = random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                clock += random.nextInt(200);
                switch (random.nextInt(5)) {
                    case 0 -> grow(server);
                    case 1 -> add(server, clock - random.nextInt(20 * 86_400));
                    case 2 -> server.delete(1 + random.nextInt((int) nextId));
                    case 3 -> crowd(server);
                    default -> add(server, clock);
                }
            }
        }

        private void grow(MatomoServer server) {
            List<ModelVisit> growing = server.visits().stream()
                    .filter(visit -> open.containsKey(visit.id()) && visit.last() > clock - 1800)
                    .toList();
            if (!growing.isEmpty()) {
                server.put(growing.get(random.nextInt(growing.size())).grown(clock));
            }
        }

        private void crowd(MatomoServer server) {
            int visits = random.nextInt(15);
            for (int i = 0; i < visits; i++) {
                add(server, clock);
            }
        }
    }
}
