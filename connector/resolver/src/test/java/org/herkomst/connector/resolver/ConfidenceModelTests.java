package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfidenceModelTests {
    private static final ConfidenceModel MODEL = ConfidenceModel.of(List.of(
            "assumed database type=given 850",
            "assumed database size=network -100",
            "capped registry words=provider 850",
            "fitted registry bias 100",
            "fitted registry class=legal-form 200",
            "calibrated registry 500 400",
            "calibrated registry 900 800"));

    @Test
    void assumedSharesAddUp() {
        assertThat(MODEL.probability(Basis.DATABASE, List.of("type=given", "size=network", "unheard=of")))
                .isEqualTo(0.75);
        assertThat(MODEL.probability(Basis.DATABASE, List.of())).isZero();
    }

    @Test
    void operatorsOwnWordIsCertain() {
        assertThat(MODEL.probability(Basis.OPERATOR, List.of())).isEqualTo(1);
    }

    @Test
    void regressionIsCalibratedAlongStraightLines() {
        assertThat(MODEL.raw(Basis.REGISTRY, List.of())).isCloseTo(0.731, within(0.001));
        assertThat(MODEL.probability(Basis.REGISTRY, List.of())).isCloseTo(0.631, within(0.001));
        assertThat(MODEL.probability(Basis.REGISTRY, List.of("class=legal-form")))
                .as("beyond the last point")
                .isEqualTo(0.8);
    }

    @Test
    void capHoldsDownWhateverElseSpeaksForIt() {
        ConfidenceModel sure =
                ConfidenceModel.of(List.of("capped registry words=provider 850", "fitted registry bias 900"));

        assertThat(sure.probability(Basis.REGISTRY, List.of())).isGreaterThan(0.99);
        assertThat(sure.probability(Basis.REGISTRY, List.of("words=provider"))).isEqualTo(0.85);
    }

    @Test
    void shippedModelIsWholeAndCapsProviderNames() {
        ConfidenceModel shipped = ConfidenceModel.shipped();

        assertThat(shipped.version()).hasSize(8);
        assertThat(shipped.probability(Basis.REGISTRY, List.of("words=provider")))
                .isLessThanOrEqualTo(0.85);
        assertThatThrownBy(() -> ConfidenceModel.of(List.of("guessed registry bias 1")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
