package org.herkomst.core.visit;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.herkomst.connector.matomo.ReadVisit;

/** Which readings a job has taken, by site and UTC day; at most four million in memory, the days used last kept. */
final class SeenVisits {
    private static final long LIMIT = 4_000_000;

    private record SiteDay(String site, LocalDate day) {}

    private final String job;
    private final SeenStore store;
    private final LinkedHashMap<SiteDay, LongSet> days = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<SiteDay, LongSet> added = new HashMap<>();
    private long held;

    SeenVisits(String job, SeenStore store) {
        this.job = job;
        this.store = store;
    }

    /** Marks a reading; false where it was taken before. */
    boolean add(ReadVisit visit) {
        SiteDay key = new SiteDay(visit.site().id(), visit.ref().day());
        if (!set(key).add(visit.ref().version())) {
            return false;
        }
        held++;
        added.computeIfAbsent(key, k -> new LongSet()).add(visit.ref().version());
        return true;
    }

    /** Stores the marks made since the last call. */
    void flush() {
        added.forEach((key, versions) -> store.append(job, key.site(), key.day(), versions.bytes()));
        added.clear();
        Iterator<LongSet> eldest = days.values().iterator();
        while (held > LIMIT && days.size() > 1) {
            held -= eldest.next().size();
            eldest.remove();
        }
    }

    void forget() {
        days.clear();
        added.clear();
        held = 0;
    }

    private LongSet set(SiteDay key) {
        LongSet known = days.get(key);
        if (known != null) {
            return known;
        }
        LongSet read = new LongSet();
        for (byte[] block : store.blocks(job, key.site(), key.day())) {
            ByteBuffer longs = ByteBuffer.wrap(block);
            while (longs.remaining() >= Long.BYTES) {
                read.add(longs.getLong());
            }
        }
        held += read.size();
        days.put(key, read);
        return read;
    }
}
