package org.herkomst.app.command;

import java.util.ArrayList;
import java.util.List;
import org.herkomst.app.report.Wrapped;
import org.herkomst.connector.matomo.SourceCheck;
import tools.jackson.databind.node.ObjectNode;

/** What {@code check} found, a line a finding, and the exit code that follows. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();
    private final List<SourceCheck.SiteCheck> sites = new ArrayList<>();
    private int exitCode;

    private record Finding(String level, String what, String message, String action) {}

    void ok(String what, String message) {
        all.add(new Finding("OK", what, message, ""));
    }

    void warn(String what, String message, String action) {
        all.add(new Finding("WARN", what, message, action));
        exitCode = Math.max(exitCode, 1);
    }

    void fail(String what, String message, String action, boolean refused) {
        all.add(new Finding("FAIL", what, message, action));
        exitCode = Math.max(exitCode, refused ? 2 : 1);
    }

    /** What a site's visits are like, for the JSON. */
    void site(SourceCheck.SiteCheck site) {
        sites.add(site);
    }

    /** Runs a part of the check; what it throws becomes a finding. */
    void attempt(String what, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException broken) {
            Failure failure = Failure.of(broken);
            fail(what, failure.message(), failure.action(), failure.exitCode() == 2);
            exitCode = Math.max(exitCode, failure.exitCode());
        }
    }

    int exitCode() {
        return exitCode;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        for (Finding f : all) {
            lines.addAll(Wrapped.lines(String.format("%-4s  ", f.level()), "      ", f.what() + ": " + f.message()));
            if (!f.action().isEmpty()) {
                lines.addAll(Wrapped.lines("      -> ", "         ", f.action()));
            }
        }
        lines.add("");
        lines.add(conclusion());
        return String.join(System.lineSeparator(), lines);
    }

    private String conclusion() {
        long fails = all.stream().filter(f -> f.level().equals("FAIL")).count();
        long warnings = all.stream().filter(f -> f.level().equals("WARN")).count();
        if (fails + warnings == 0) {
            return "All is well. Next: herkomst sync JOB --dry-run";
        }
        return fails + " to mend, " + warnings + " to know. Nothing was changed.";
    }

    ObjectNode document() {
        ObjectNode document = Console.object();
        var list = document.putArray("findings");
        all.forEach(f -> list.addObject()
                .put("level", f.level().toLowerCase(java.util.Locale.ROOT))
                .put("what", f.what())
                .put("message", f.message())
                .put("action", f.action()));
        var expected = document.putArray("sites");
        sites.forEach(s -> expected.addObject()
                .put("id", s.site().id())
                .put("name", s.site().name())
                .put("visits", s.visits())
                .put("masked", s.masked())
                .put("isp_or_hosting", s.providers())
                .put("nameable", s.named()));
        return document;
    }
}
