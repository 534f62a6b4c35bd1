package org.herkomst.app.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.job.SyncOutcome;
import org.herkomst.app.job.SyncRequest;
import org.herkomst.app.job.SyncRunner;
import org.herkomst.app.plan.PlanDocument;
import org.herkomst.app.plan.PlanUnusableException;
import org.herkomst.app.plan.Plans;
import org.herkomst.app.report.ReportJson;
import org.herkomst.app.report.ReportText;
import org.herkomst.app.report.Wrapped;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.plan.LeftOut;
import org.herkomst.core.plan.Plan;
import org.herkomst.core.plan.Selection;
import org.herkomst.mappings.Mappings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "apply",
        description = {
            "Does what a plan says, and nothing else. A record that changed since the plan is left out and named.",
            "Objections are looked at as in every run, and what must be taken back is."
        },
        footer = {
            "",
            "A few first:    herkomst apply FILE --first 5",
            "Then the rest:  herkomst apply FILE          (what is done already counts as unchanged)",
            "Taking it back: herkomst runs undo ID"
        })
final class ApplyCommand extends Action {
    @Parameters(paramLabel = "FILE", description = "A plan, as the command plan wrote it within 24 hours.")
    Path file = Path.of("");

    @Option(names = "--first", paramLabel = "N", description = "The plan's first N companies that change only.")
    @Nullable
    Integer first;

    @Option(
            names = "--share",
            paramLabel = "P%",
            description = "The first P %% of the companies that change only, rounded up.")
    @Nullable
    String share;

    @Option(names = "--confirm", description = "Passes the guards.")
    boolean confirm;

    @Override
    public Integer call() {
        Selecting selecting = selecting();
        HerkomstConfiguration configuration = configuration();
        Console console = console();
        try (Workspace workspace = writing(configuration, account())) {
            PlanDocument document = usable(configuration, workspace);
            Selection selection = selecting.of(document.plan());
            try (SyncRunner runner = SyncRunner.start(workspace)) {
                SyncOutcome outcome = runner.run(new SyncRequest(
                        configuration,
                        document.head().job(),
                        "apply",
                        false,
                        0,
                        null,
                        confirm,
                        selection,
                        console::progress));
                print(console, outcome);
                return outcome.exitCode();
            }
        }
    }

    private PlanDocument usable(HerkomstConfiguration configuration, Workspace workspace) {
        try {
            Plans plans = new Plans(configuration, workspace);
            PlanDocument document = plans.applicable(file, Clock.systemUTC().instant());
            Plans.sameMapping(document, Mappings.named(plans.mapping(document)).hash());
            return document;
        } catch (PlanUnusableException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()), wrong.action());
        }
    }

    private interface Selecting {
        Selection of(Plan plan);
    }

    private Selecting selecting() {
        if (first != null && share != null) {
            throw new UsageException("--first and --share don't go together", "Give one of them");
        }
        if (first != null && first < 1) {
            throw new UsageException("--first needs a number from 1 on", "Write such as --first 5");
        }
        Integer most = first;
        if (most != null) {
            return plan -> Selection.first(plan, most);
        }
        if (share == null) {
            return Selection::all;
        }
        double percent = percent(share);
        return plan -> Selection.share(plan, percent);
    }

    private static double percent(String text) {
        String number = text.strip().replaceFirst("\\s*%$", "");
        double percent = number.matches("\\d{1,3}([.,]\\d{1,3})?") ? Double.parseDouble(number.replace(',', '.')) : 0;
        if (percent <= 0 || percent > 100) {
            throw new UsageException("--share needs a share over 0 % and up to 100 %", "Write such as --share 5%");
        }
        return percent;
    }

    private static void print(Console console, SyncOutcome outcome) {
        ObjectNode document = ReportJson.tree(outcome.report());
        String text = ReportText.render(document);
        ArrayNode left = document.putArray("left_out");
        outcome.leftOut()
                .forEach(company -> left.addObject()
                        .put("key", company.key().value())
                        .put("name", company.name())
                        .put("why", company.why()));
        console.result(document, named(outcome.leftOut()) + text);
    }

    private static String named(List<LeftOut> companies) {
        if (companies.isEmpty()) {
            return "";
        }
        List<String> lines = new ArrayList<>(List.of("Left out of what was planned or due:"));
        companies.forEach(company -> lines.addAll(
                Wrapped.lines("  ", "      ", company.name() + ", " + company.key() + ": " + company.why())));
        lines.add("");
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
