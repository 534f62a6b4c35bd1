package org.herkomst.connector.resolver.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.herkomst.connector.resolver.evaluation.Cases.NAME;
import static org.herkomst.connector.resolver.evaluation.Cases.code;
import static org.herkomst.connector.resolver.evaluation.Cases.company;
import static org.herkomst.connector.resolver.evaluation.Cases.label;
import static org.herkomst.connector.resolver.evaluation.Cases.none;
import static org.herkomst.connector.resolver.evaluation.Cases.provider;
import static org.herkomst.connector.resolver.evaluation.Cases.shown;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.herkomst.connector.resolver.NoCompany;
import org.herkomst.connector.resolver.OrganisationKind;
import org.herkomst.connector.resolver.Permission;
import org.herkomst.connector.resolver.evaluation.EvaluationOptions.Bins;
import org.junit.jupiter.api.Test;

class EvaluationTests {
    private static final List<Answered> MIXED = List.of(
            new Answered(label("192.0.2.1", NAME), company(NAME, 1.0)),
            new Answered(label("192.0.2.2", NAME), company("Gouden Schaar", 0.75)),
            new Answered(label("192.0.2.3", NAME), none(NoCompany.ISP)),
            new Answered(label("192.0.2.4", NAME), company(NAME, 0.9, Permission.NETWORK)),
            new Answered(code("192.0.2.5"), company(NAME, 0.8)),
            new Answered(provider("192.0.2.6"), company("Polder Telecom", 0.8)),
            new Answered(provider("192.0.2.7"), none(NoCompany.ISP)),
            new Answered(label("10.0.0.1", NAME), none(NoCompany.PRIVATE)));

    @Test
    void countsAreThoseOfTheHandWorkedCase() {
        EvaluationReport report = Evaluation.of(MIXED, EvaluationOptions.STANDARD);

        assertThat(report.total()).isEqualTo(new Tally(7, 4, 1, 5, 4, 1, 2, 1, 1, 1));
        assertThat(report.privateSpace()).isEqualTo(1);
        assertThat(report.notNamed()).isEqualTo(Map.of(NoCompany.ISP, 2L));
        assertThat(report.total().coverage()).isEqualTo(new Share(4, 7));
        assertThat(report.total().precision()).isEqualTo(new Share(1, 4));
        assertThat(report.total().recall()).isEqualTo(new Share(1, 5));
        assertThat(report.total().recallNameable()).isEqualTo(new Share(1, 4));
        assertThat(report.total().providersPassedOff()).isEqualTo(new Share(1, 2));
    }

    @Test
    void withheldCompaniesCountAsShownIfPermitted() {
        Tally total = Evaluation.of(MIXED, new EvaluationOptions(0, true, Bins.TENTHS))
                .total();

        assertThat(total.withheld()).isZero();
        assertThat(total.shown()).isEqualTo(5);
        assertThat(total.right()).isEqualTo(2);
    }

    @Test
    void bandsPartAtNineTenths() {
        List<Band> bands = Evaluation.of(
                        List.of(
                                shown(true, 1),
                                shown(false, 0.9),
                                shown(true, 0.899),
                                shown(true, 0.7),
                                shown(false, 0.5)),
                        EvaluationOptions.STANDARD)
                .bands();

        assertThat(bands).extracting(Band::name).containsExactly("high", "medium", "low");
        assertThat(bands)
                .extracting(Band::precision)
                .containsExactly(new Share(1, 2), new Share(2, 2), new Share(0, 1));
        assertThat(bands.get(0).meanConfidence().orElseThrow()).isCloseTo(0.95, within(1e-9));
        assertThat(bands.get(0).coverage()).isEqualTo(new Share(2, 5));
    }

    @Test
    void calibrationIsThatOfTheHandWorkedCase() {
        Calibration calibration = Evaluation.of(
                        List.of(shown(true, 1), shown(true, 0.8), shown(false, 0.8), shown(false, 0.75)),
                        EvaluationOptions.STANDARD)
                .calibration();

        assertThat(calibration.brier().orElseThrow()).isCloseTo(0.310625, within(1e-12));
        assertThat(calibration.constantBrier().orElseThrow()).isCloseTo(0.25, within(1e-12));
        assertThat(calibration.expectedError().orElseThrow()).isCloseTo(0.3375, within(1e-12));
        assertThat(calibration.bins())
                .extracting(Calibration.Bin::right)
                .containsExactly(new Share(0, 1), new Share(1, 2), new Share(1, 1));
    }

    @Test
    void binsOfATenthBeginAtTheirLowerEnd() {
        List<Answered> answers =
                Stream.of(0.7, 0.799, 0.8, 0.9, 1.0).map(c -> shown(true, c)).toList();

        assertThat(Evaluation.of(answers, EvaluationOptions.STANDARD)
                        .calibration()
                        .bins())
                .extracting(bin -> bin.right().of())
                .containsExactly(2L, 1L, 2L);
    }

    @Test
    void binsOfEqualCountsKeepEqualConfidencesTogether() {
        List<Answered> answers = new ArrayList<>();
        IntStream.range(0, 12).forEach(i -> answers.add(shown(true, 0.9)));
        IntStream.range(0, 8).forEach(i -> answers.add(shown(i % 2 == 0, 0.7 + i / 100.0)));

        List<Calibration.Bin> bins = Evaluation.of(answers, new EvaluationOptions(0, false, Bins.EQUAL_COUNTS))
                .calibration()
                .bins();

        assertThat(bins).extracting(bin -> bin.right().of()).containsExactly(2L, 2L, 2L, 2L, 12L);
        assertThat(bins.get(0).from()).isEqualTo(0.7);
        assertThat(bins.get(0).to()).isEqualTo(0.71);
    }

    @Test
    void nothingShownHasNoCalibration() {
        Calibration calibration = Evaluation.of(
                        List.of(new Answered(provider("192.0.2.6"), none(NoCompany.ISP))), EvaluationOptions.STANDARD)
                .calibration();

        assertThat(calibration.brier()).isEmpty();
        assertThat(calibration.expectedError()).isEmpty();
        assertThat(calibration.bins()).isEmpty();
    }

    @Test
    void oneAddressOfEachRangeIsAsked() {
        List<String> asked = new ArrayList<>();

        Evaluation.of(
                List.of(label("192.0.2.0/29", NAME), label("2001:db8::1", NAME)),
                address -> {
                    asked.add(address);
                    return none(NoCompany.UNKNOWN);
                },
                EvaluationOptions.STANDARD);

        assertThat(asked).containsExactly("192.0.2.3", "2001:db8:0:0:0:0:0:1");
    }

    @Test
    void theCapKeepsSoManyRowsOfEachNetworkAndAllWithoutOne() {
        List<Label> labels = new ArrayList<>();
        IntStream.range(0, 10).forEach(i -> labels.add(inNetwork("64500", i)));
        IntStream.range(10, 12).forEach(i -> labels.add(inNetwork("64501", i)));
        IntStream.range(20, 25).forEach(i -> labels.add(label("192.0.2." + i, NAME)));

        EvaluationReport report =
                Evaluation.of(labels, address -> company(NAME, 1), new EvaluationOptions(3, false, Bins.TENTHS));

        assertThat(report.total().asked()).isEqualTo(3 + 2 + 5);
        assertThat(report.overCap()).isEqualTo(7);
    }

    private static Label inNetwork(String asn, int last) {
        return new Label(
                Cases.range("192.0.2." + last), NAME, null, OrganisationKind.BUSINESS, true, asn, null, null, null);
    }

    @Test
    void eachBreakdownHoldsEverythingThatWasAsked() {
        List<Label> labels = IntStream.range(0, 78)
                .mapToObj(i -> new Label(
                        Cases.range("192.0.2." + i),
                        NAME,
                        null,
                        OrganisationKind.BUSINESS,
                        true,
                        null,
                        i == 0 ? null : "A" + (char) ('A' + Math.sqrt(i * 2.0)),
                        i % 2 == 0 ? "RIPE" : null,
                        i % 3 == 0 ? LocalDate.of(2024 + i % 2, 1, 1) : null))
                .toList();

        List<Breakdown> breakdowns = Evaluation.of(labels, a -> company(NAME, 1), EvaluationOptions.STANDARD)
                .breakdowns();

        assertThat(breakdowns).extracting(Breakdown::by).containsExactly("size", "registry", "country", "first_seen");
        assertThat(breakdowns)
                .allSatisfy(breakdown -> assertThat(breakdown.groups().stream()
                                .mapToLong(group -> group.tally().asked())
                                .sum())
                        .isEqualTo(78));
        List<Breakdown.Group> countries = breakdowns.get(2).groups();
        assertThat(countries).hasSize(11);
        assertThat(countries.get(10).name()).isEqualTo("others");
        assertThat(countries.get(0).tally().asked())
                .isGreaterThanOrEqualTo(countries.get(9).tally().asked());
        assertThat(breakdowns.get(3).groups())
                .extracting(Breakdown.Group::name)
                .containsExactly("2024", "2025", "not said");
    }

    @Test
    void twoResolversAreComparedRowByRow() {
        List<Label> labels =
                IntStream.range(1, 6).mapToObj(i -> label("192.0.2." + i, NAME)).toList();
        var one = Map.of(
                "192.0.2.1", company(NAME, 1),
                "192.0.2.2", company("Gouden Schaar", 1),
                "192.0.2.3", company(NAME, 1),
                "192.0.2.4", none(NoCompany.ISP),
                "192.0.2.5", company(NAME, 1));
        var other = Map.of(
                "192.0.2.1", company(NAME, 0.8),
                "192.0.2.2", company(NAME, 1),
                "192.0.2.3", none(NoCompany.ISP),
                "192.0.2.4", none(NoCompany.UNKNOWN),
                "192.0.2.5", company(NAME, 1, Permission.NETWORK));

        Comparison comparison = Evaluation.compare(
                labels,
                address -> one.getOrDefault(address, none(NoCompany.UNKNOWN)),
                address -> other.getOrDefault(address, none(NoCompany.UNKNOWN)),
                EvaluationOptions.STANDARD);

        assertThat(comparison.changes()).isEqualTo(new Changes(3, 1, 2, 0, 2, 1));
        assertThat(comparison.one().total().right()).isEqualTo(3);
        assertThat(comparison.other().total().right()).isEqualTo(2);
    }
}
