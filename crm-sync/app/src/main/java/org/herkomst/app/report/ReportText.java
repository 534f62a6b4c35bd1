package org.herkomst.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The run report for a reader who has never seen one: what came of it, what needs a person, then all counts. Made from the report's
 * JSON, so that stored and fresh reports look the same.
 */
public final class ReportText {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String[][] VISITS = {
        {"duplicate", "read before, unchanged"},
        {"bot", "from robots and monitors"},
        {"excluded", "left out: own staff, excluded pages, opted-out ranges, before the notice"},
        {"no_consent", "without consent"},
        {"masked", "MASKED: no company can be named"},
        {"private", "from inside a private network"},
        {"isp_or_hosting", "from internet providers, mobile networks, data centres: homes, phones, machines"},
        {"unknown", "from networks that none of your inputs knows"},
        {"ambiguous", "two companies fit equally well"},
        {"low_confidence", "a company fits, but not surely enough"},
        {"resolved", "from a company that could be named"}
    };
    private static final String[][] COMPANIES = {
        {"opted_out", "opted out: nothing of them is sent"},
        {"withheld", "withheld: sole traders, partnerships, names of persons, terms of an input, muted"},
        {"below_threshold", "below your threshold"},
        {"eligible", "may be sent"},
        {"new", "  seen for the first time"},
        {"changed", "  changed by new visits"},
        {"unchanged", "  unchanged, not sent again"},
        {"carried_over", "waiting from an earlier run"}
    };
    private static final String[][] ACTIVITIES = {
        {"notes_created", "notes made"},
        {"notes_updated", "notes brought up to date"},
        {"tasks_created", "tasks made"},
        {"left", "left alone: a person changed or deleted it, or a task is still open"},
        {"suppressed", "kept back: the company objected"},
        {"deferred", "not written yet; they come again"},
        {"refused", "refused by the CRM"}
    };
    private static final String[][] WRITES = {
        {"created", "created"},
        {"updated", "updated"},
        {"adopted", "joined to a record that was there already"},
        {"rejected", "refused by the CRM"},
        {"ambiguous", "several records in the CRM fit: nothing written, a person decides"},
        {"conflict", "in conflict with another record"},
        {"deferred", "no answer yet: comes again by itself"},
        {"invalid", "not sent: failed our own checks"},
        {"suppressed", "not sent: opted out at the last look"},
        {"not_sent", "not sent: guard, limit, --first, or the mapping only updates"},
        {"withdrawn", "taken back: opted out, expired or undone"}
    };

    private ReportText() {}

    /** The report's JSON as a text of at most 100 columns. */
    public static String render(String json) {
        return render(JSON.readTree(json));
    }

    /** The report as a text of at most 100 columns. */
    public static String render(JsonNode report) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Wrapped.lines("", "", headline(report)));
        masked(report, lines);
        JsonNode visits = report.path("visits");
        JsonNode companies = report.path("companies");
        JsonNode writes = report.path("writes");
        block("Visits: " + number(visits, "read") + " read" + days(report), visits, VISITS, lines);
        block("Companies behind all visits kept: " + number(companies, "seen"), companies, COMPANIES, lines);
        block("CRM records: " + sent(report), writes, WRITES, lines);
        fields(report.path("fields"), lines);
        activities(report, lines);
        errors(report.path("errors"), lines);
        lines.add("");
        lines.add(ReportSums.sentence(report));
        next(report.path("run"), lines);
        lines.add(signature(report.path("run")));
        return String.join(System.lineSeparator(), lines);
    }

    private static String headline(JsonNode report) {
        JsonNode run = report.path("run");
        boolean dry = text(run, "mode").equals("dry_run");
        String before = dry ? "A dry run, nothing was sent. " : "";
        return switch (text(run, "status")) {
            case "stopped_by_guard" ->
                before + "STOPPED BY A GUARD: more would change than your limits allow. Nothing was sent.";
            case "skipped_overlap" -> "Another run of this job is going on: this one did nothing.";
            case "failed" -> before + "THE RUN FAILED; it is safe to run it again. " + came(report, dry);
            case "partial" -> before + came(report, dry) + " Something was left out, see below.";
            default -> before + came(report, dry);
        };
    }

    private static String came(JsonNode report, boolean dry) {
        JsonNode writes = report.path("writes");
        long withdrawn = writes.path("withdrawn").asLong();
        if (writes.path("attempted").asLong() == 0 && withdrawn > 0) {
            return plural(withdrawn, "record", "records") + (dry ? " would be" : "") + " taken back from the CRM.";
        }
        if (writes.path("attempted").asLong() == 0) {
            return dry ? "Nothing would change in the CRM." : "Nothing changed in the CRM.";
        }
        return plural(writes.path("created").asLong(), "company", "companies") + (dry ? " would be" : "")
                + " new in the CRM, " + number(writes, "adopted") + " joined to records already there, "
                + number(writes, "updated") + " updated.";
    }

    private static void masked(JsonNode report, List<String> lines) {
        long masked = report.path("visits").path("masked").asLong();
        if (masked > 0) {
            long share = Math.round(100.0
                    * masked
                    / Math.max(1, report.path("visits").path("read").asLong()));
            lines.add("");
            lines.add("!! MASKED: " + plural(masked, "visit", "visits") + " (" + share
                    + " %) came with a masked address and can name no company.");
            lines.addAll(Wrapped.lines(
                    "   ",
                    "   ",
                    "Matomo cut the end off these addresses before we saw them. A shorter mask names more companies: Matomo,"
                            + " Administration > Privacy > Anonymize data. Ask your privacy officer first."));
        }
    }

    private static String days(JsonNode report) {
        String from = day(report.path("window"), "from");
        String to = day(report.path("window"), "to");
        return from.isEmpty() || to.isEmpty() ? "" : ", of " + from + " to " + to;
    }

    private static String day(JsonNode node, String name) {
        String text = text(node, name);
        return text.length() < 10 ? text : text.substring(0, 10);
    }

    private static String sent(JsonNode report) {
        JsonNode writes = report.path("writes");
        boolean dry = text(report.path("run"), "mode").equals("dry_run");
        long attempted = writes.path("attempted").asLong();
        if (attempted == 0) {
            return "none sent";
        }
        return dry ? number(writes, "attempted") + " would be sent" : number(writes, "attempted") + " sent";
    }

    private static void fields(JsonNode fields, List<String> lines) {
        if (fields.path("written").asLong() > 0) {
            lines.add("  In their fields: " + number(fields, "written") + " written, " + number(fields, "filled")
                    + " of them had been empty; " + number(fields, "kept") + " left as they were.");
        }
    }

    private static void activities(JsonNode report, List<String> lines) {
        JsonNode activities = report.path("activities");
        boolean dry = text(report.path("run"), "mode").equals("dry_run");
        long due = activities.path("due").asLong();
        if (dry && due > 0) {
            lines.add("");
            lines.add("Beside the records: " + plural(due, "note or task", "notes and tasks") + " would be written");
        } else if (activities.properties().stream()
                .anyMatch(count ->
                        !count.getKey().equals("due") && count.getValue().asLong() > 0)) {
            block("Beside the records", activities, ACTIVITIES, lines);
        }
    }

    private static void next(JsonNode run, List<String> lines) {
        if (!text(run, "resume_not_before").isEmpty()) {
            lines.add("The rest can go on after " + moment(run, "resume_not_before") + ".");
        }
        if (text(run, "status").equals("stopped_by_guard")) {
            lines.add("If that is right: herkomst sync " + text(run, "job") + " --confirm");
        }
    }

    private static String signature(JsonNode run) {
        return "Run " + text(run, "id") + " of job " + text(run, "job") + ", "
                + text(run, "mode").replace('_', ' ') + ", " + moment(run, "started_at") + ", "
                + text(run, "status").replace('_', ' ') + ".";
    }

    private static String moment(JsonNode run, String name) {
        String text = text(run, name);
        return text.length() < 16 ? text : text.substring(0, 16).replace('T', ' ') + " UTC";
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
        lines.add("What needs you");
        for (JsonNode error : errors) {
            lines.addAll(Wrapped.lines(
                    "  ",
                    "  ",
                    number(error, "count") + " x " + text(error, "code") + " (" + text(error, "category") + "): "
                            + text(error, "example")));
            lines.addAll(Wrapped.lines("    -> ", "       ", text(error, "action")));
        }
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
