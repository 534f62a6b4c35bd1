package org.herkomst.app.store;

import java.time.LocalDate;
import org.herkomst.core.visit.CompanyDay;

/**
 * The key of a day sum as one number: 32 bits of the company, 15 of the site, 16 of the day since 1970-01-01. A company's days lie next
 * to each other, and H2 keeps a table whose key is one number as a single tree.
 */
final class DayKey {
    private static final int SITE_BITS = 15;
    private static final int DAY_BITS = 16;
    private static final long COMPANY = 1L << (SITE_BITS + DAY_BITS);

    private DayKey() {}

    /**
     * The key.
     *
     * @throws IllegalArgumentException for a day outside 1970 to 2149, a site number above 32,767 or a company number above 4,294,967,295
     */
    static long of(CompanyDay day, DatabaseSites.Numbers sites) {
        long company = fits(day.company(), 32);
        long site = fits(sites.of(day.source(), day.site()), SITE_BITS);
        return company * COMPANY + (site << DAY_BITS) + fits(day.day().toEpochDay(), DAY_BITS);
    }

    private static long fits(long number, int bits) {
        if (number < 0 || number >= 1L << bits) {
            throw new IllegalArgumentException("A number of a day's key is out of range");
        }
        return number;
    }

    static CompanyDay read(long key, DatabaseSites.Numbers sites) {
        DatabaseSites.Key site = sites.of((int) (key >> DAY_BITS & (1 << SITE_BITS) - 1));
        LocalDate day = LocalDate.ofEpochDay(key & (1 << DAY_BITS) - 1);
        return new CompanyDay(key / COMPANY, site.source(), site.site(), day);
    }

    /** The lowest key of a company; the highest is one below that of the next. */
    static long first(long company) {
        return company * COMPANY;
    }
}
