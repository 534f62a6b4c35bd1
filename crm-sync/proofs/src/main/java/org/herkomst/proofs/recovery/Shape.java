package org.herkomst.proofs.recovery;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many visits of how many companies there are, and whose they are. One visit in six is nobody's.
 *
 * @param companies number of companies; no multiple of 257, which spreads them
 * @param visits number of visits
 * @param page visits of a page
 * @param withDomain one company in so many has a domain: the search for a record to adopt, five domains in 0.4 s, would be most of the time
 */
public record Shape(int companies, int visits, int page, int withDomain) {

    /** How many pages they are. Each but the first begins with the second that the one before ended with, so it brings one visit less. */
    public int pages() {
        return (visits - 2) / (page - 1) + 1;
    }

    static boolean nameable(int visit) {
        return visit % 6 != 5;
    }

    int company(int visit) {
        int place = visit - visit / 6;
        return place * 257 % companies;
    }

    String address(int visit) {
        String block = Integer.toHexString(nameable(visit) ? company(visit) : 0x8000 + visit);
        return "2001:db8:" + block + "::" + Integer.toHexString(visit + 1);
    }

    /** The rows of {@code ranges.csv}. */
    public String ranges() {
        StringBuilder rows = new StringBuilder("range,name,domain,country\n");
        for (int company = 0; company < companies; company++) {
            rows.append("2001:db8:").append(Integer.toHexString(company)).append("::/48,");
            rows.append(name(company)).append(',').append(domain(company)).append(",NL\n");
        }
        return rows.toString();
    }

    /** A company's name. */
    public static String name(int company) {
        return "Works Number " + company + " BV";
    }

    /** A company's domain; empty where it has none. */
    public String domain(int company) {
        return company % withDomain == 0 ? "works" + company + ".example" : "";
    }

    /** How many visits each company has, by its name. */
    public Map<String, Long> counts() {
        return IntStream.range(0, visits)
                .filter(Shape::nameable)
                .mapToObj(visit -> name(company(visit)))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }
}
