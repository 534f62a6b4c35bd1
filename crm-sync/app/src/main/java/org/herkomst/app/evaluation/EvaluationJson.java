package org.herkomst.app.evaluation;

import java.util.Locale;
import java.util.OptionalDouble;
import org.herkomst.connector.resolver.NoCompany;
import org.herkomst.connector.resolver.evaluation.Band;
import org.herkomst.connector.resolver.evaluation.Breakdown;
import org.herkomst.connector.resolver.evaluation.Calibration;
import org.herkomst.connector.resolver.evaluation.Changes;
import org.herkomst.connector.resolver.evaluation.EvaluationOptions.Bins;
import org.herkomst.connector.resolver.evaluation.EvaluationReport;
import org.herkomst.connector.resolver.evaluation.Share;
import org.herkomst.connector.resolver.evaluation.Tally;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An evaluation as a JSON document. Shares go from 0 to 1 and are null where there is nothing to take a share of. */
public final class EvaluationJson {
    private EvaluationJson() {}

    /** The document. */
    public static ObjectNode of(Evaluated evaluated) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        EvaluationReport report = evaluated.report();
        document.putObject("labels")
                .put("file", evaluated.file())
                .put("asked", report.total().asked())
                .put("over_cap", report.overCap())
                .put("private", report.privateSpace())
                .put("unreadable", evaluated.unreadable());
        document.putObject("options")
                .put("cap", evaluated.options().rowsPerNetwork())
                .put("as_if_permitted", evaluated.options().asIfPermitted())
                .put("bins", bins(evaluated.options().bins()));
        report(document.putObject("figures"), report);
        if (evaluated.against() != null) {
            ObjectNode against = document.putObject("against")
                    .put("config", evaluated.against().config());
            report(against.putObject("figures"), evaluated.against().report());
            changes(document.putObject("changes"), evaluated.against().changes());
        }
        return document;
    }

    private static void changes(ObjectNode node, Changes changes) {
        node.put("verdict_changed", changes.verdicts())
                .put("company_changed", changes.companies())
                .put("now_shown", changes.shownByOther())
                .put("no_longer_shown", changes.shownByOne())
                .put("now_right", changes.rightByOther())
                .put("no_longer_right", changes.rightByOne());
    }

    private static void report(ObjectNode node, EvaluationReport report) {
        tally(node, report.total());
        ObjectNode why = node.putObject("not_named");
        for (NoCompany reason : NoCompany.values()) {
            Long count = report.notNamed().get(reason);
            if (count != null) {
                why.put(reason.name().toLowerCase(Locale.ROOT), count);
            }
        }
        var bands = node.putArray("bands");
        report.bands().forEach(band -> band(bands.addObject(), band));
        calibration(node.putObject("calibration"), report.calibration());
        ObjectNode breakdowns = node.putObject("by");
        for (Breakdown breakdown : report.breakdowns()) {
            var groups = breakdowns.putArray(breakdown.by());
            breakdown.groups().forEach(group -> tally(groups.addObject().put("part", group.name()), group.tally()));
        }
    }

    private static void tally(ObjectNode node, Tally tally) {
        node.put("asked", tally.asked())
                .put("shown", tally.shown())
                .put("right", tally.right())
                .put("wrong_company", tally.wrongCompanies())
                .put("wrong_provider", tally.providersShown())
                .put("wrong_code", tally.wrongCodes())
                .put("withheld", tally.withheld());
        share(node, "coverage", tally.coverage());
        share(node, "precision", tally.precision());
        share(node, "recall", tally.recall());
        share(node, "recall_nameable", tally.recallNameable());
        share(node, "providers_passed_off", tally.providersPassedOff());
    }

    private static void band(ObjectNode node, Band band) {
        node.put("name", band.name()).put("from", band.from());
        share(node, "coverage", band.coverage());
        share(node, "precision", band.precision());
        number(node, "mean_confidence", band.meanConfidence());
    }

    private static void calibration(ObjectNode node, Calibration calibration) {
        number(node, "brier", calibration.brier());
        number(node, "brier_constant", calibration.constantBrier());
        number(node, "expected_error", calibration.expectedError());
        node.put("bins_by", bins(calibration.kind()));
        var bins = node.putArray("bins");
        for (Calibration.Bin bin : calibration.bins()) {
            ObjectNode one = bins.addObject()
                    .put("from", bin.from())
                    .put("to", bin.to())
                    .put("mean_confidence", bin.meanConfidence());
            share(one, "right", bin.right());
        }
    }

    private static String bins(Bins bins) {
        return bins == Bins.TENTHS ? "tenths" : "equal";
    }

    private static void share(ObjectNode node, String name, Share share) {
        ObjectNode one = node.putObject(name).put("count", share.count()).put("of", share.of());
        number(one, "share", share.value());
        number(one, "lower", share.lower());
        number(one, "upper", share.upper());
    }

    private static void number(ObjectNode node, String name, OptionalDouble number) {
        if (number.isPresent()) {
            node.put(name, Math.round(number.getAsDouble() * 1e6) / 1e6);
        } else {
            node.putNull(name);
        }
    }
}
