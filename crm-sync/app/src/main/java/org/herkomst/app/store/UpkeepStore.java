package org.herkomst.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What upkeep reads, removes and marks. Each call is a transaction of its own. */
public interface UpkeepStore {

    /** A site that visits came from: the source's name, the site's id, its zone. */
    record KnownSite(String source, String site, ZoneId zone) {}

    /** All sites. */
    List<KnownSite> sites();

    /**
     * Deletes a site's visit rows up to a day; their sums stay. Later readings of those days are not counted a second time.
     *
     * @return rows deleted
     */
    int deleteVisits(KnownSite site, LocalDate lastDay);

    /** Deletes a job's marks of readings up to a UTC day; returns blocks deleted. */
    int deleteMarks(String job, String site, LocalDate lastDay);

    /** Deletes a site's day sums up to a day; returns how many. */
    int deleteSums(KnownSite site, LocalDate lastDay);

    /** Deletes Batch's tables' rows of executions made before; running ones stay. Returns executions deleted. */
    int deleteExecutions(Instant before);

    /** Deletes what is kept for undoing runs, of writes made before; returns how many records'. */
    int deleteChanges(Instant before);

    /** Deletes reports of runs and of upkeep made before; returns how many. */
    int deleteReports(Instant before);

    /**
     * Companies by target whose record there has had its day: it is not being taken back yet, and no later one waits to be sent.
     */
    Map<String, List<Long>> expired(LocalDate today);

    /** Deletes visits and sums whose company was erased while they were being written; returns how many. */
    int deleteOrphans();

    /** Keeps a report. */
    void save(String id, Instant startedAt, String json);

    /** The latest reports first, as JSON text. */
    List<String> latest(int limit);
}
