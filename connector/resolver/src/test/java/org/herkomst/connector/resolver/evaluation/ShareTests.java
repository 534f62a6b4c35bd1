package org.herkomst.connector.resolver.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTests {
    @Test
    void eightOfTenHasTheIntervalWorkedOutByHand() {
        Share share = new Share(8, 10);

        assertThat(share.value()).hasValue(0.8);
        assertThat(share.lower().orElseThrow()).isCloseTo(0.4902, within(0.0001));
        assertThat(share.upper().orElseThrow()).isCloseTo(0.9433, within(0.0001));
    }

    @Test
    void noneOfTenMayStillBeAQuarter() {
        Share share = new Share(0, 10);

        assertThat(share.lower()).hasValue(0);
        assertThat(share.upper().orElseThrow()).isCloseTo(0.2775, within(0.0001));
    }

    @Test
    void allOfThemReachesOne() {
        Share share = new Share(10, 10);

        assertThat(share.lower().orElseThrow()).isCloseTo(0.7225, within(0.0001));
        assertThat(share.upper()).hasValue(1);
    }

    @Test
    void noneOfNoneIsNoShare() {
        assertThat(new Share(0, 0).value()).isEmpty();
        assertThat(new Share(0, 0).lower()).isEmpty();
        assertThat(new Share(0, 0).upper()).isEmpty();
    }

    @Test
    void moreThanAllIsRefused() {
        assertThatThrownBy(() -> new Share(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
