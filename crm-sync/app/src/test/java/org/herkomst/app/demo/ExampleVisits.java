package org.herkomst.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes the demo's example visits, in the form of a Live.getLastVisitsDetails export: 60 days of a made-up shop, always the same. In
 * its first days the shop's Matomo masked one byte of each address. Addresses are of documentation ranges.
 *
 * <p>After a change: {@code java ExampleVisits.java .../src/main/resources/demo/visits.ndjson}.
 */
final class ExampleVisits {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 1, 31);
    private static final int DAYS = 60;
    private static final int MASKED_DAYS = 3;
    private static final String SITE = "https://www.herkomst.example";
    private static final List<String> PAGES = List.of(
            "/",
            "/products/pumps",
            "/products/valves",
            "/pricing",
            "/cases/harbour",
            "/contact",
            "/jobs",
            "/team/sanne");
    private static final List<String> REFERRERS = List.of(
            "\"direct\",\"referrerName\":\"\"",
            "\"search\",\"referrerName\":\"Example Search\"",
            "\"website\",\"referrerName\":\"partner.example\"",
            "\"campaign\",\"referrerName\":\"spring\"");

    private final Random random = new Random(20_260_131);
    private final List<String> lines = new ArrayList<>();

    /** Who visits, and how many of a hundred visits are theirs. */
    private enum Visitor {
        COMPANY(43),
        PROVIDER(20),
        HOSTING(4),
        UNKNOWN(9),
        OPTED_OUT(4),
        WITHHELD(8),
        TWO_COMPANIES_FIT(3),
        OWN_STAFF(4),
        ROBOT(3),
        APPLICANT(2);

        private final int share;

        Visitor(int share) {
            this.share = share;
        }
    }

    private ExampleVisits() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), text());
    }

    /** The whole file. */
    static String text() {
        ExampleVisits visits = new ExampleVisits();
        for (int back = DAYS - 1; back >= 0; back--) {
            visits.day(LAST_DAY.minusDays(back), back >= DAYS - MASKED_DAYS);
        }
        return String.join("\n", visits.lines) + "\n";
    }

    private void day(LocalDate day, boolean masked) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        int visits = (weekend ? 2 : 5) + random.nextInt(3);
        long morning = day.atTime(7, 0).toEpochSecond(ZoneOffset.UTC);
        IntStream.generate(() -> random.nextInt(36_000)).limit(visits).sorted().forEach(second -> {
            Visitor visitor = visitor();
            String address = address(visitor);
            visit(visitor, masked ? address.replaceFirst("\\d+$", "0") : address, morning + second);
        });
    }

    private Visitor visitor() {
        int at = random.nextInt(100);
        for (Visitor visitor : Visitor.values()) {
            at -= visitor.share;
            if (at < 0) {
                return visitor;
            }
        }
        return Visitor.COMPANY;
    }

    private String address(Visitor visitor) {
        return switch (visitor) {
            case COMPANY, APPLICANT -> "192.0.2." + (8 * random.nextInt(18) + 1 + random.nextInt(6));
            case OPTED_OUT -> "198.51.100." + (1 + random.nextInt(14));
            case WITHHELD -> "198.51.100." + (17 + 16 * random.nextInt(3) + random.nextInt(14));
            case PROVIDER -> "198.51.100." + (65 + random.nextInt(14));
            case HOSTING, ROBOT -> "198.51.100." + (81 + random.nextInt(14));
            case TWO_COMPANIES_FIT -> "198.51.100." + (97 + random.nextInt(14));
            case OWN_STAFF -> "203.0.113." + (241 + random.nextInt(14));
            case UNKNOWN -> "203.0.113." + (1 + random.nextInt(200));
        };
    }

    private void visit(Visitor visitor, String address, long first) {
        int id = lines.size() + 1;
        int pages = visitor == Visitor.APPLICANT ? 1 : 1 + random.nextInt(4);
        List<String> actions = new ArrayList<>();
        long last = first;
        for (int i = 0; i < pages; i++) {
            last += i == 0 ? 0 : 10 + random.nextInt(60);
            actions.add(action(visitor == Visitor.APPLICANT ? "/jobs" : page(), last));
        }
        lines.add("{\"idSite\":1,\"idVisit\":" + id + ",\"visitIp\":\"" + address
                + "\",\"siteName\":\"Example shop\",\"visitorId\":\"" + String.format("%016x", id)
                + "\",\"serverTimestamp\":" + last + ",\"firstActionTimestamp\":" + first
                + ",\"lastActionTimestamp\":" + last + ",\"referrerType\":"
                + REFERRERS.get(random.nextInt(REFERRERS.size())) + ",\"goalConversions\":"
                + (random.nextInt(20) == 0 ? 1 : 0) + ",\"deviceType\":\"Desktop\",\"browserName\":\""
                + (visitor == Visitor.ROBOT ? "Headless Example" : "Firefox")
                + "\",\"operatingSystem\":\"Windows\",\"actions\":" + pages + ",\"actionDetails\":["
                + String.join(",", actions) + "]}");
    }

    private String page() {
        String page = PAGES.get(random.nextInt(PAGES.size()));
        return page.equals("/contact") ? page + "?email=someone%40mail.example" : page;
    }

    private static String action(String page, long at) {
        String title = page.equals("/") ? "Home" : page.substring(1).replaceFirst("\\?.*", "");
        return "{\"type\":\"action\",\"url\":\"" + SITE + page + "\",\"pageTitle\":\"" + title + "\",\"timestamp\":"
                + at + "}";
    }
}
