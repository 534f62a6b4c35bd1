package org.herkomst.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.ResolverIndex;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Adds the opt-outs of a file, after all of it was checked.",
        footer = {
            "",
            "The file is CSV in UTF-8: a header with kind,value,reason (kind: domain, name, register, range), the",
            "same columns without a header, or one domain a line; lines that begin with # are left out. What",
            "optout export wrote is read as it was. With a faulty line nothing is entered (exit code 2); with",
            "--skip-faulty the others are (exit code 1). More than 10 companies that are also more than 1 %% of",
            "those known are opted out with --confirm only (exit code 4). Run again after an interruption: what",
            "is in force already is left as it is. Ranges need the resolver's inputs."
        })
final class OptOutImportCommand extends Action {
    @Parameters(paramLabel = "FILE", description = "The file.")
    Path file = Path.of("");

    @Option(names = "--dry-run", description = "Says whom it would meet, and changes nothing.")
    boolean dryRun;

    @Option(names = "--confirm", description = "Also where it meets more than 1 %% of the known companies.")
    boolean confirm;

    @Option(names = "--skip-faulty", description = "Enters the good lines where others are faulty.")
    boolean skipFaulty;

    private @Nullable ResolverIndex index;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UsageException("There is no readable file " + file, "Check the path");
        }
        HerkomstConfiguration configuration = root().configurationWithoutInputs();
        try (Workspace workspace = writing(configuration, account())) {
            OptOutImport opened = new OptOutImport(
                    file,
                    workspace,
                    OptOutCommand.desk(configuration, workspace),
                    range -> around(range),
                    Clock.systemUTC());
            opened.check();
            return proceed(opened);
        }
    }

    private List<CompanyFacts> around(String range) {
        ResolverIndex opened = index;
        if (opened == null) {
            HerkomstConfiguration configuration = configuration();
            if (configuration.resolver().inputs().isEmpty()) {
                throw new UsageException(
                        "The file holds a range, and no resolver input is configured that says which companies are in it",
                        "Add one under herkomst.resolver.inputs, or take the ranges out of the file");
            }
            opened = ResolverIndex.open(configuration.resolver(), configuration.index());
            index = opened;
        }
        return opened.companiesAround(range);
    }

    private int proceed(OptOutImport opened) throws IOException {
        if (opened.refusals > 0 && !skipFaulty) {
            tell(opened, "Nothing was entered: correct the faulty lines, or leave them out with --skip-faulty.");
            return 2;
        }
        if (dryRun) {
            tell(opened, "Nothing was changed (--dry-run).");
            return opened.refusals > 0 ? 1 : 0;
        }
        if (opened.preview.isMany() && !confirm) {
            tell(
                    opened,
                    "Nothing was entered: that is more than 1 % of the known companies. If it is meant, say --confirm.");
            return 4;
        }
        opened.enter(account());
        tell(opened, opened.added + " opt-outs hold from now on" + before(opened) + ".");
        return opened.refusals > 0 || opened.questions > 0 ? 1 : 0;
    }

    private static String before(OptOutImport opened) {
        return opened.before == 0 ? "" : ", " + opened.before + " held already";
    }

    private void tell(OptOutImport opened, String outcome) {
        var document = Console.object()
                .put("lines", opened.given + opened.refusals)
                .put("companies", opened.preview.companies().size())
                .put("records", opened.preview.records())
                .put("known_companies", opened.preview.known())
                .put("added", opened.added)
                .put("already_in_force", opened.before)
                .put("questions", opened.questions)
                .put("refused_count", opened.refusals);
        opened.refused.forEach(document.putArray("refused")::add);
        StringBuilder text = new StringBuilder();
        opened.refused.forEach(fault -> text.append("refused: ").append(fault).append(System.lineSeparator()));
        if (opened.refusals > opened.refused.size()) {
            text.append("refused: ")
                    .append(opened.refusals - opened.refused.size())
                    .append(" more");
            text.append(System.lineSeparator());
        }
        text.append(String.format(
                Locale.ROOT,
                "%d good lines and %d faulty ones. They meet %d of %d known companies, with %d records in the targets.%n",
                opened.given,
                opened.refusals,
                opened.preview.companies().size(),
                opened.preview.known(),
                opened.preview.records()));
        text.append(outcome);
        if (opened.questions > 0) {
            text.append(System.lineSeparator());
            text.append("To be decided by you: ").append(opened.questions);
            text.append(" companies have nearly the same name. See herkomst review list.");
        }
        console().result(document, text.toString());
    }
}
