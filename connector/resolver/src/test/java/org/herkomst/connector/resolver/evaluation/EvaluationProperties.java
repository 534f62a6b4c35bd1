package org.herkomst.connector.resolver.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.herkomst.connector.resolver.NoCompany;
import org.herkomst.connector.resolver.OrganisationKind;
import org.herkomst.connector.resolver.evaluation.EvaluationOptions.Bins;

class EvaluationProperties {
    @Property(tries = 300)
    void theOrderOfLabelsMakesNoDifference(
            @ForAll("answers") List<Answered> answers,
            @ForAll @IntRange(max = 4) int cap,
            @ForAll Bins bins,
            @ForAll boolean permitted,
            @ForAll Random random) {
        EvaluationOptions options = new EvaluationOptions(cap, permitted, bins);
        List<Answered> shuffled = new ArrayList<>(answers);
        Collections.shuffle(shuffled, random);

        assertThat(Evaluation.of(shuffled, options)).isEqualTo(Evaluation.of(answers, options));
    }

    @Property(tries = 300)
    void figuresLieWhereTheyMust(@ForAll("answers") List<Answered> answers, @ForAll Bins bins) {
        EvaluationReport report = Evaluation.of(answers, new EvaluationOptions(0, false, bins));

        Tally total = report.total();
        long none =
                report.notNamed().values().stream().mapToLong(Long::longValue).sum();
        assertThat(total.asked()).isEqualTo(total.shown() + total.withheld() + none);
        assertThat(total.asked()).isEqualTo(total.organisations() + total.providers());
        assertThat(report.bands().stream()
                        .mapToLong(band -> band.precision().of())
                        .sum())
                .isEqualTo(total.shown());
        assertThat(report.calibration().bins().stream()
                        .mapToLong(bin -> bin.right().of())
                        .sum())
                .isEqualTo(total.shown());
        assertThat(report.calibration().brier().orElse(0)).isBetween(0.0, 1.0);
        assertThat(report.calibration().expectedError().orElse(0)).isBetween(0.0, 1.0);
    }

    @Property
    void aShareLiesInItsInterval(
            @ForAll @IntRange(max = 1_000_000) int count, @ForAll @IntRange(max = 1_000_000) int rest) {
        Share share = new Share(count, (long) count + rest);

        share.value().ifPresent(value -> {
            assertThat(value)
                    .isBetween(share.lower().orElseThrow(), share.upper().orElseThrow());
            assertThat(share.lower().orElseThrow()).isNotNegative();
            assertThat(share.upper().orElseThrow()).isLessThanOrEqualTo(1);
        });
    }

    @Provide
    Arbitrary<List<Answered>> answers() {
        Arbitrary<Label> labels = Combinators.combine(
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.of("Korenaar", "Schaar", "Polder"),
                        Arbitraries.of(OrganisationKind.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of("1", "2").injectNull(0.2),
                        Arbitraries.of("NL", "DE").injectNull(0.2))
                .as((last, name, kind, nameable, asn, country) -> new Label(
                        Cases.range("192.0.2." + last), name, null, kind, nameable, asn, country, null, null));
        Arbitrary<String> given = Arbitraries.of("Korenaar", "Schaar");
        Arbitrary<Double> confidence = Arbitraries.integers().between(500, 1000).map(i -> i / 1000.0);
        return Combinators.combine(
                        labels,
                        given,
                        confidence,
                        Arbitraries.of(NoCompany.class).injectNull(0.6))
                .as((label, name, sure, what) ->
                        new Answered(label, what == null ? Cases.company(name, sure) : Cases.none(what)))
                .list()
                .uniqueElements(answered -> answered.label().range().middle())
                .ofMaxSize(60);
    }
}
