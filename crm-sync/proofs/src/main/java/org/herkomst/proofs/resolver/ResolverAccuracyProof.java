package org.herkomst.proofs.resolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.herkomst.connector.resolver.AccuracyStudy;
import org.herkomst.connector.resolver.WhoisSample;
import org.herkomst.connector.resolver.evaluation.Band;
import org.herkomst.connector.resolver.evaluation.EvaluationReport;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.Verdict;

/**
 * Cross-validation on the development data: five folds by operator. The registry's columns and the AS types go in, the vendor's reading is
 * the label. Also writes the model that the whole data gives, which must be the one that is shipped.
 */
public final class ResolverAccuracyProof implements Proof {
    private static final double PRECISION = 0.95;
    private static final double PASSED_OFF = 0.01;
    private static final double CALIBRATION = 0.05;

    @Override
    public String name() {
        return "resolver-accuracy";
    }

    @Override
    public String promise() {
        return "A company that is named with high confidence is right, and next to never a provider.";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        AccuracyStudy study = new AccuracyStudy(WhoisSample.of(setting.shared("data")), setting.work());
        EvaluationReport held = study.held();
        print("Herkomst, each operator by a model that never saw it", held);
        study.compared().forEach(ResolverAccuracyProof::print);
        List<String> faults = new ArrayList<>();
        List<String> model = study.fittedLines();
        Path file = write(setting.root().resolve("crm-sync/proofs/target/confidence.txt"), model);
        if (!study.isShipped(model)) {
            faults.add("the shipped model is not the one that this data gives; that one is in "
                    + setting.root().relativize(file));
        }
        return judge(held, study.providersAtHigh(), faults);
    }

    private static Verdict judge(EvaluationReport held, long providersAtHigh, List<String> faults) {
        Band high = held.bands().get(0);
        double lower = value(high.precision().lower());
        double passedOff = (double) providersAtHigh / held.total().providers();
        double error = value(held.calibration().expectedError());
        fault(lower >= PRECISION, "precision at high is not surely above 0.95", faults);
        fault(passedOff <= PASSED_OFF, "more than 1 % of the providers pass for companies at high", faults);
        fault(error <= CALIBRATION, "the confidences are off by more than 0.05", faults);
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("rows", String.valueOf(held.total().asked()));
        figures.put("high", String.valueOf(high.precision().of()));
        figures.put("precision_high", three(value(high.precision().value())));
        figures.put("precision_high_lower", three(lower));
        figures.put("providers_as_companies_high", three(passedOff));
        figures.put(
                "providers_as_companies_all",
                three(value(held.total().providersPassedOff().value())));
        figures.put("calibration_error", three(error));
        figures.put("coverage_high", three(value(high.coverage().value())));
        figures.put("recall_nameable", three(value(held.total().recallNameable().value())));
        return new Verdict(figures, faults);
    }

    private static void fault(boolean holds, String what, List<String> faults) {
        if (!holds) {
            faults.add(what);
        }
    }

    private static void print(String who, EvaluationReport report) {
        Band high = report.bands().get(0);
        System.out.printf(
                Locale.ROOT,
                "%-52s shown %5s  precision %5s  recall of nameable %5s  providers shown %5s  | high: shown %5s  precision %5s [%s]%n",
                who,
                percent(report.total().coverage().value()),
                percent(report.total().precision().value()),
                percent(report.total().recallNameable().value()),
                percent(report.total().providersPassedOff().value()),
                percent(high.coverage().value()),
                percent(high.precision().value()),
                percent(high.precision().lower()));
    }

    private static String percent(OptionalDouble share) {
        return share.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f", share.getAsDouble() * 100);
    }

    private static double value(OptionalDouble share) {
        return share.orElse(0);
    }

    private static String three(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private static Path write(Path file, List<String> lines) {
        try {
            return Files.write(file, lines);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
