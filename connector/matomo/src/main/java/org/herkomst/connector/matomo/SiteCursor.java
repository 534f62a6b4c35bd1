package org.herkomst.connector.matomo;

/**
 * Where the reading of a site stands. Times are UTC epoch seconds of a visit's last action.
 *
 * @param phase what the next page is read for
 * @param watermark latest last action of the runs before; 0 before the first run
 * @param highestId visit id that the runs before have covered: those above it that lie before {@code start} came late
 * @param floor start of the first run's window
 * @param start start of this run's normal pass
 * @param at last action that the pass has come to
 * @param newest latest last action seen in this run
 * @param probed highest visit id there was when this run began
 * @param scanned visit id that a pass by numbers has come to
 * @param span how many visit ids its next page covers
 * @param highestSeen highest visit id seen in this run
 */
record SiteCursor(
        Phase phase,
        long watermark,
        long highestId,
        long floor,
        long start,
        long at,
        long newest,
        long probed,
        long scanned,
        long span,
        long highestSeen) {

    /** What a page is read for. */
    enum Phase {
        /** The run has not begun with this site. */
        READY,
        /** Visits that were recorded late. */
        LATE,
        /** Late ones, by visit id. */
        LATE_BY_ID,
        /** By last action. */
        NORMAL,
        /** By visit id, where the last action does not lead on. */
        BY_ID,
        /** All read in this run. */
        DONE
    }

    private static final long OVERLAP_SECONDS = 35 * 60L;
    private static final long FIRST_SPAN = 5_000;

    static final SiteCursor NEW = new SiteCursor(Phase.READY, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Begins a run: late visits first, unless it is the first run. */
    SiteCursor begin(long from, long highestNow) {
        boolean first = watermark == 0;
        long newFloor = first ? from : floor;
        long newStart = first ? from : Math.max(newFloor, watermark - OVERLAP_SECONDS);
        long lateFrom = Math.max(newFloor, from);
        boolean late = !first && lateFrom < newStart;
        return new SiteCursor(
                late ? Phase.LATE : Phase.NORMAL,
                watermark,
                highestId,
                newFloor,
                newStart,
                late ? lateFrom : newStart,
                0,
                Math.max(highestId, highestNow),
                0,
                0,
                Math.max(highestId, highestNow));
    }

    /** Begins the reading of past days. */
    static SiteCursor backfill(long start) {
        return new SiteCursor(Phase.NORMAL, 0, 0, 0, start, start, 0, 0, 0, 0, 0);
    }

    boolean late() {
        return phase == Phase.LATE || phase == Phase.LATE_BY_ID;
    }

    boolean byId() {
        return phase == Phase.BY_ID || phase == Phase.LATE_BY_ID;
    }

    SiteCursor seen(long lastAction, long id) {
        return new SiteCursor(
                phase,
                watermark,
                highestId,
                floor,
                start,
                at,
                Math.max(newest, lastAction),
                probed,
                scanned,
                span,
                Math.max(highestSeen, id));
    }

    SiteCursor advanced(long lastAction) {
        return with(phase, lastAction, scanned, span);
    }

    SiteCursor throughIds(long upTo, long nextSpan) {
        return with(phase, at, upTo, nextSpan);
    }

    SiteCursor switchToIds() {
        return with(late() ? Phase.LATE_BY_ID : Phase.BY_ID, at, late() ? highestId : 0, FIRST_SPAN);
    }

    /** Ends the pass at hand. */
    SiteCursor passEnded() {
        if (late()) {
            return with(Phase.NORMAL, start, 0, 0);
        }
        long mark = Math.max(watermark, newest);
        return new SiteCursor(Phase.DONE, mark, probed, floor, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Leaves the site for this run; the next one begins where this one did. */
    SiteCursor left() {
        return new SiteCursor(Phase.DONE, watermark, highestId, floor, 0, 0, 0, 0, 0, 0, 0);
    }

    SiteCursor ready() {
        return with(Phase.READY, at, scanned, span);
    }

    private SiteCursor with(Phase newPhase, long newAt, long newScanned, long newSpan) {
        return new SiteCursor(
                newPhase, watermark, highestId, floor, start, newAt, newest, probed, newScanned, newSpan, highestSeen);
    }
}
