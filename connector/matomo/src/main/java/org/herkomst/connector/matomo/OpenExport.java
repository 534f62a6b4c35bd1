package org.herkomst.connector.matomo;

import java.util.ArrayList;
import java.util.List;

/** A file in reading. Used by one thread. */
final class OpenExport {
    private final ExportFile file;
    private final ExportVisits visits;
    private final Tally tally;
    private long index;
    private boolean ended;

    OpenExport(ExportFile file, ExportVisits visits, Tally tally) {
        this.file = file;
        this.visits = visits;
        this.tally = tally;
    }

    ExportFile file() {
        return file;
    }

    /** Entries read. */
    long index() {
        return index;
    }

    boolean ended() {
        return ended;
    }

    /** Passes entries that were read in an earlier run. */
    void skip(long entries) {
        while (index < entries && visits.advance()) {
            index++;
        }
    }

    /** Reads up to that many entries. */
    List<RawVisit> read(int most, ExportSites sites) {
        List<RawVisit> page = new ArrayList<>(most);
        int read = 0;
        while (read < most && visits.advance()) {
            read++;
            index++;
            RawVisit visit = visits.visit();
            if (visit == null || visit.site <= 0) {
                tally.problem(SourceFault.BAD_LINE, file.name() + ":" + visits.line());
            } else {
                sites.meet(visit);
                page.add(visit);
            }
        }
        ended = read < most;
        String broken = ended ? visits.broken() : null;
        if (broken != null) {
            tally.problem(SourceFault.BROKEN_FILE, file.name() + ": " + broken);
        }
        return page;
    }

    void close() {
        visits.close();
    }
}
