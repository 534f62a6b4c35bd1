package org.herkomst.proofs.kills.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpotTests {
    @Test
    void writtenFormIsReadBack() {
        Spot spot = new Spot("org.herkomst.core.run.Preparation$Page", "compare", Spot.Side.EXIT, 100);

        assertThat(spot).hasToString("org.herkomst.core.run.Preparation$Page#compare:exit:100");
        assertThat(Spot.parse(spot.toString())).isEqualTo(spot);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.B#c:enter",
                "a.B#c:enter:0",
                "a.B#c:enter:-1",
                "a.B#c:throw:1",
                "a.B:enter:1",
                "a.B#c:ENTER:1"
            })
    void otherFormsAreRefused(String text) {
        assertThatThrownBy(() -> Spot.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
