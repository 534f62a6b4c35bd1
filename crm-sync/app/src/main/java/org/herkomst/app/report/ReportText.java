package org.herkomst.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The run report for a reader who has never seen one. Made from the report's JSON, so that stored and fresh reports look the same. */
public final class ReportText {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WIDTH = 96;
    private static final String[][] VISITS = {
        {"duplicate", "read before, unchanged"},
        {"bot", "robots"},
        {"excluded", "own staff, excluded pages, opted-out ranges, before the notice"},
        {"no_consent", "without consent"},
        {"masked", "address masked by the analytics platform"},
        {"private", "from inside a private network"},
        {"isp_or_hosting", "from internet providers, mobile networks, data centres"},
        {"unknown", "no input knows the network"},
        {"ambiguous", "two companies fit equally well"},
        {"low_confidence", "a company fits, but not surely enough"},
        {"resolved", "from a company"}
    };
    private static final String[][] COMPANIES = {
        {"opted_out", "opted out: nothing of them is sent"},
        {"withheld", "withheld: sole traders, persons, terms of an input"},
        {"below_threshold", "below your threshold"},
        {"eligible", "may be sent"},
        {"new", "  new"},
        {"changed", "  changed"},
        {"unchanged", "  unchanged, not sent again"},
        {"carried_over", "waiting from an earlier run"}
    };
    private static final String[][] WRITES = {
        {"attempted", "sent"},
        {"created", "  created"},
        {"updated", "  updated"},
        {"adopted", "  added to a record that was there already"},
        {"rejected", "  refused by the CRM"},
        {"ambiguous", "  several records fit: a person decides"},
        {"conflict", "  in conflict with another record"},
        {"deferred", "  not decided yet, comes again"},
        {"invalid", "not sent: failed our own checks"},
        {"suppressed", "not sent: opted out at the last look"},
        {"not_sent", "not sent: guard, limit or --first"},
        {"withdrawn", "withdrawn after an opt-out"}
    };

    private ReportText() {}

    /** The report's JSON as a text of at most 100 columns. */
    public static String render(String json) {
        return render(JSON.readTree(json));
    }

    /** The report as a text of at most 100 columns. */
    public static String render(JsonNode report) {
        List<String> lines = new ArrayList<>();
        JsonNode run = report.path("run");
        lines.add("Run " + text(run, "id") + " of " + text(run, "job") + ", "
                + text(run, "mode").replace('_', ' ') + ": "
                + text(run, "status").replace('_', ' '));
        lines.add(headline(report));
        masked(report, lines);
        block("Visits: " + number(report.path("visits"), "read") + " read", report.path("visits"), VISITS, lines);
        block(
                "Companies: " + number(report.path("companies"), "seen") + " seen",
                report.path("companies"),
                COMPANIES,
                lines);
        block("CRM records", report.path("writes"), WRITES, lines);
        errors(report.path("errors"), lines);
        lines.add("");
        lines.add(sums(report));
        if (!run.path("resume_not_before").isNull()
                && !text(run, "resume_not_before").isEmpty()) {
            lines.add("Go on after " + text(run, "resume_not_before") + ".");
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String headline(JsonNode report) {
        JsonNode writes = report.path("writes");
        boolean dry = text(report.path("run"), "mode").equals("dry_run");
        return (dry ? "A dry run, nothing was sent. " : "")
                + plural(writes.path("created").asLong(), "company", "companies")
                + (dry ? " would be" : "") + " new in the CRM, " + number(writes, "adopted")
                + " joined to records already there, "
                + number(writes, "updated") + " updated.";
    }

    private static void masked(JsonNode report, List<String> lines) {
        long masked = report.path("visits").path("masked").asLong();
        if (masked > 0) {
            lines.add("");
            lines.add("!! " + plural(masked, "visit has", "visits have") + " a MASKED address and name no company.");
            lines.add("   Shorten the mask in Matomo (Administration > Privacy > Anonymize data), or use exports.");
        }
    }

    private static void block(String title, JsonNode counts, String[][] rows, List<String> lines) {
        lines.add("");
        lines.add(title);
        for (String[] row : rows) {
            long count = counts.path(row[0]).asLong();
            if (count != 0) {
                lines.add(String.format(Locale.ENGLISH, "  %,9d  %s", count, row[1]));
            }
        }
    }

    private static void errors(JsonNode errors, List<String> lines) {
        if (errors.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("What went wrong, and what to do");
        for (JsonNode error : errors) {
            wrap(
                    number(error, "count") + " x " + text(error, "code") + " (" + text(error, "category") + "): "
                            + text(error, "example"),
                    "  ",
                    lines);
            wrap("-> " + text(error, "action"), "     ", lines);
        }
    }

    private static void wrap(String text, String indent, List<String> lines) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split("\\s+")) {
            if (line.length() > indent.length() && line.length() + word.length() + 1 > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
    }

    private static String sums(JsonNode report) {
        JsonNode visits = report.path("visits");
        JsonNode companies = report.path("companies");
        JsonNode writes = report.path("writes");
        long outcomes = sum(
                visits,
                "duplicate",
                "bot",
                "excluded",
                "no_consent",
                "masked",
                "private",
                "unknown",
                "isp_or_hosting",
                "ambiguous",
                "low_confidence",
                "resolved");
        boolean closed = visits.path("read").asLong() == outcomes
                && companies.path("seen").asLong()
                        == sum(companies, "opted_out", "withheld", "below_threshold", "eligible")
                && companies.path("eligible").asLong() == sum(companies, "new", "changed", "unchanged")
                && writes.path("attempted").asLong()
                        == sum(writes, "created", "updated", "adopted", "rejected", "ambiguous", "conflict", "deferred")
                && sum(companies, "new", "changed", "carried_over")
                        == sum(writes, "attempted", "invalid", "suppressed", "not_sent");
        return closed
                ? "The sums close: every visit and every company is accounted for."
                : "THE SUMS DO NOT CLOSE: please report this with the report's JSON.";
    }

    private static long sum(JsonNode node, String... names) {
        long sum = 0;
        for (String name : names) {
            sum += node.path(name).asLong();
        }
        return sum;
    }

    private static String plural(long count, String one, String many) {
        return String.format(Locale.ENGLISH, "%,d %s", count, count == 1 ? one : many);
    }

    private static String number(JsonNode node, String name) {
        return String.format(Locale.ENGLISH, "%,d", node.path(name).asLong());
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
