package org.herkomst.proofs.resume;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.herkomst.connector.matomo.testing.ModelVisit;

/** The visits there are, and what the CRM must say of them. Each company comes at least twice, about ten days apart. */
final class Truth {
    static final int COMPANIES = 620;
    static final int PAGE = 100;
    private static final int VISITS = 1_500;
    // A page begins with the second that the one before ended with, so each but the first brings one visit less.
    static final int PAGES = (VISITS - 2) / (PAGE - 1) + 1;
    private static final long DAY = 86_400;
    private static final long APART = 20 * DAY / VISITS;

    private final long first;

    /** Visits of the twenty days before a second. */
    Truth(long now) {
        this.first = now - 21 * DAY;
    }

    /** All visits in the order of their last actions; their ids are their places, from 1. */
    List<ModelVisit> visits() {
        return IntStream.range(0, VISITS)
                .mapToObj(n -> ModelVisit.of(n + 1, 1, address(n), time(n)))
                .toList();
    }

    /** When the visit at a place ended, epoch second. */
    long time(int number) {
        return first + number * APART;
    }

    private static boolean nameable(int number) {
        return number % 6 != 5;
    }

    private static int company(int number) {
        int place = number - number / 6;
        return place * 257 % COMPANIES;
    }

    private static String address(int number) {
        String block = Integer.toHexString(nameable(number) ? company(number) : 0x8000 + number);
        return "2001:db8:" + block + "::" + Integer.toHexString(number + 1);
    }

    /** The rows of {@code ranges.csv}. */
    static String ranges() {
        StringBuilder rows = new StringBuilder("range,name,domain,country\n");
        for (int company = 0; company < COMPANIES; company++) {
            rows.append("2001:db8:").append(Integer.toHexString(company)).append("::/48,");
            rows.append(name(company)).append(',').append(domain(company)).append(",NL\n");
        }
        return rows.toString();
    }

    private static String name(int company) {
        return "Works Number " + company + " BV";
    }

    /** One in ten has a domain: the search for a record to adopt, five domains in 0.4 s, would be most of the time. */
    private static String domain(int company) {
        return company % 10 == 0 ? "works" + company + ".example" : "";
    }

    /** How many visits each company has, by its name. */
    static Map<String, Long> counts() {
        return IntStream.range(0, VISITS)
                .filter(Truth::nameable)
                .mapToObj(n -> name(company(n)))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }
}
