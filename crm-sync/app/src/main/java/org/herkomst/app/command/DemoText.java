package org.herkomst.app.command;

import java.util.ArrayList;
import java.util.List;
import org.herkomst.app.report.Wrapped;
import org.herkomst.core.run.RunReport;

/** What the demo's report shows, for someone who sees one for the first time, and how to go on. */
final class DemoText {
    private static final String INDENT = " ".repeat(15);

    private DemoText() {}

    static String after(RunReport report) {
        List<String> lines = new ArrayList<>(List.of("", ""));
        if (report.writes.attempted() > 0) {
            firstTime(lines);
        } else {
            lines.addAll(Wrapped.lines(
                    "",
                    "",
                    "No visit came since the last run, so nothing was sent: a run can be repeated at any time. Solent still"
                            + " waits for a person (see the first report). To begin anew: herkomst demo --fresh"));
        }
        lines.add("");
        lines.add("To go on:  herkomst demo                                     the CRM's page, field by field");
        lines.add("           herkomst --config data/demo/demo.yaml runs list   both reports again");
        return String.join(System.lineSeparator(), lines);
    }

    private static void firstTime(List<String> lines) {
        lines.add("What you see (all names and visits are made up)");
        part(
                lines,
                "Visits",
                "60 days of a small shop. As on every real site, many visits name no company: they come from providers,"
                        + " machines, unknown networks. Masked are those of the first days, when this shop's Matomo cut its"
                        + " addresses. Robots, own staff and visits that saw only /jobs do not count.");
        part(
                lines,
                "Companies",
                "Veldkamp Bouw objected: it is opted out, nothing of it is sent. Bakkerij de Vries (a sole trader), Jansen &"
                        + " Zoon (a VOF) and Maria Smit (a person's name) are withheld: they are people, not companies.");
        part(
                lines,
                "CRM records",
                "Nordlicht was in the CRM already: our fields joined it, its own phone number stayed. Two records claim"
                        + " solent.example: nothing was written, a person decides. That is why the run says partial.");
    }

    private static void part(List<String> lines, String title, String text) {
        lines.addAll(Wrapped.lines(String.format("%-" + INDENT.length() + "s", "  " + title), INDENT, text));
    }
}
