package org.herkomst.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.herkomst.app.config.Configurations;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.evaluation.Evaluated;
import org.herkomst.app.evaluation.EvaluationJson;
import org.herkomst.app.evaluation.EvaluationText;
import org.herkomst.app.evaluation.ReliabilityDiagram;
import org.herkomst.connector.resolver.ResolverIndex;
import org.herkomst.connector.resolver.evaluation.Comparison;
import org.herkomst.connector.resolver.evaluation.Evaluation;
import org.herkomst.connector.resolver.evaluation.EvaluationOptions;
import org.herkomst.connector.resolver.evaluation.EvaluationOptions.Bins;
import org.herkomst.connector.resolver.evaluation.EvaluationReport;
import org.herkomst.connector.resolver.evaluation.Labels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "evaluate",
        description = {
            "Measures the index on ranges whose owner you know: how many it shows, how many of those are right,",
            "and whether its confidences mean what they say. Nothing is kept, nothing leaves this machine."
        },
        footer = {
            "",
            "LABELS.csv begins with a header. The least is your own offices:",
            "  range,name,domain",
            "  192.0.2.0/29,Acme Machines BV,acme.example",
            "More columns: type (business, isp, hosting, education, government), asn, country, registry,",
            "nameable (0: the name is a code), first_seen. Add ranges of providers (type isp) to see how many",
            "pass for companies. Don't measure with rows that are in an input too: they are always right.",
            "",
            "herkomst index evaluate labels.csv --svg reliability.svg",
            "herkomst index evaluate labels.csv --against herkomst-old.yaml"
        })
final class EvaluateCommand extends IndexCommand.OnIndex {
    @Parameters(paramLabel = "LABELS.csv", description = "Ranges and the organisations behind them.")
    Path file = Path.of("");

    @Option(
            names = "--cap",
            paramLabel = "N",
            description = "Most rows of one AS that count, so that one operator doesn't decide (default: all).")
    int cap;

    @Option(
            names = "--as-if-permitted",
            description = "Count companies as shown that are withheld for the terms of their inputs.")
    boolean asIfPermitted;

    @Option(
            names = "--bins",
            paramLabel = "tenths|equal",
            defaultValue = "tenths",
            description = "Bins of the calibration table: 0.1 wide, or ten of equal counts (default: tenths).")
    BinKind bins = BinKind.tenths;

    @Option(
            names = "--against",
            paramLabel = "CONFIG_FILE",
            description = "Compare with the inputs of this other configuration.")
    @Nullable
    Path against;

    @Option(names = "--svg", paramLabel = "FILE", description = "Write a reliability diagram to this file.")
    @Nullable
    Path svg;

    enum BinKind {
        tenths,
        equal
    }

    @Override
    public Integer call() {
        EvaluationOptions options = options();
        HerkomstConfiguration own = configuration();
        HerkomstConfiguration other = against == null
                ? null
                : Configurations.read(
                        against, System.getenv(), line -> console().progress(line));
        Labels labels = Labels.read(file);
        Evaluated evaluated = other == null
                ? alone(labels, index(own), options)
                : compared(labels, index(own), beside(other), options);
        if (svg != null) {
            write(svg, ReliabilityDiagram.of(evaluated));
        }
        console().result(EvaluationJson.of(evaluated), EvaluationText.of(evaluated));
        return 0;
    }

    /** The other index without touching its file: both configurations may share a data folder. */
    private static ResolverIndex beside(HerkomstConfiguration other) {
        mustHaveInputs(other);
        return ResolverIndex.glance(other.resolver(), other.index());
    }

    private EvaluationOptions options() {
        if (cap < 0) {
            throw new UsageException("--cap is negative", "Write how many rows of one AS count, such as --cap 20");
        }
        if (svg != null && !svg.toString().endsWith(".svg")) {
            throw new UsageException(
                    "--svg writes a picture over a file of another kind", "Name it with .svg at its end");
        }
        return new EvaluationOptions(cap, asIfPermitted, bins == BinKind.tenths ? Bins.TENTHS : Bins.EQUAL_COUNTS);
    }

    private Evaluated alone(Labels labels, ResolverIndex index, EvaluationOptions options) {
        EvaluationReport report = Evaluation.of(labels.rows(), index::lookup, options);
        return new Evaluated(name(), labels.unreadable(), options, report, null);
    }

    private Evaluated compared(Labels labels, ResolverIndex own, ResolverIndex other, EvaluationOptions options) {
        Comparison comparison = Evaluation.compare(labels.rows(), other::lookup, own::lookup, options);
        Evaluated.Against compared = Evaluated.Against.of(String.valueOf(against), comparison);
        return new Evaluated(name(), labels.unreadable(), options, comparison.other(), compared);
    }

    private String name() {
        return String.valueOf(file.getFileName());
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UsageException("The file " + file + " can't be written", "Check its folder and rights");
        }
    }
}
