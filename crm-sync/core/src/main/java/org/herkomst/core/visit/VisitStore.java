package org.herkomst.core.visit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.connector.matomo.Site;

/** Port: company visits and their day sums. Calls run in the caller's transaction. */
public interface VisitStore {

    /** Rows that are stored under these keys, by key. */
    Map<Long, VisitRow> find(Collection<Long> keys);

    /** Adds rows whose keys are new. */
    void insert(Collection<VisitRow> rows);

    /** Replaces rows by their key. */
    void replace(Collection<VisitRow> rows);

    /** Deletes rows. */
    void delete(Collection<Long> keys);

    /** Day sums that are stored under these keys. */
    Map<CompanyDay, DaySum> sums(Collection<CompanyDay> days);

    /**
     * Writes day sums; a sum of no visits is deleted.
     *
     * @param sums the sums, each with a key of its own
     * @param stored keys under which a sum is stored now, as {@link #sums} told in this transaction
     */
    void save(Collection<DaySum> sums, Set<CompanyDay> stored);

    /** All day sums of these companies from this source. */
    List<DaySum> sumsOf(Collection<Long> companies, String source);

    /** Deletes rows and sums of a source's site for whole days, both included: a backfill replaces them. */
    void clearDays(String source, String site, LocalDate first, LocalDate last);

    /** Days up to which a site's rows are gone and only sums are left, by site id; sites without such days are absent. */
    Map<String, LocalDate> summedTo(String source);

    /** Remembers a site's name and zone. Others who save the site wait until this transaction ends. */
    void saveSite(String source, Site site);

    /** Sites of a source by id. */
    Map<String, Site> sites(String source);

    /** Deletes all visits and sums of these companies. Waits for those who save a site, and they for it. */
    void erase(Collection<Long> companies);
}
