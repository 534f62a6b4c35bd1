package org.herkomst.connector.resolver.evaluation;

import java.util.List;
import java.util.Map;
import org.herkomst.connector.resolver.NoCompany;

/**
 * How good a resolver's answers are. Holds counts only: no range, no address, no name.
 *
 * @param overCap labels left out because their AS had enough
 * @param privateSpace labels left out because they lie in private space
 * @param total the counts of all that was asked
 * @param notNamed why no company was named, with counts
 * @param bands by confidence, high first
 * @param calibration whether confidences mean what they say
 * @param breakdowns the same counts by size, registry, country and year
 */
public record EvaluationReport(
        long overCap,
        long privateSpace,
        Tally total,
        Map<NoCompany, Long> notNamed,
        List<Band> bands,
        Calibration calibration,
        List<Breakdown> breakdowns) {
    public EvaluationReport {
        notNamed = Map.copyOf(notNamed);
        bands = List.copyOf(bands);
        breakdowns = List.copyOf(breakdowns);
    }
}
