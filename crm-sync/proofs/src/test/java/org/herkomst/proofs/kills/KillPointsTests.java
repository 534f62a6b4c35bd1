package org.herkomst.proofs.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.herkomst.proofs.kills.agent.Spot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KillPointsTests {
    private static final int PROMISED = 60;

    static Stream<Spot> spots() {
        KillPoints points = KillPoints.shipped();
        return Stream.concat(points.named().stream().map(KillPoint::spot), points.again().stream());
    }

    @ParameterizedTest
    @MethodSource("spots")
    void everyPointIsAMethodOfTheApplication(Spot spot) throws ClassNotFoundException {
        Class<?> type = Class.forName(spot.type(), false, KillPointsTests.class.getClassLoader());

        assertThat(type.getDeclaredMethods()).extracting(Method::getName).contains(spot.method());
    }

    @Test
    void thereAreAsManyAsPromisedAndNoneTwice() {
        KillPoints points = KillPoints.shipped();

        assertThat(points.named()).hasSizeGreaterThanOrEqualTo(PROMISED).doesNotHaveDuplicates();
        assertThat(points.quick()).hasSize(4);
        assertThat(points.again()).isNotEmpty();
        assertThat(points.named()).extracting(KillPoint::scenario).contains(Scenario.values());
    }

    @Test
    void linesAreRead() {
        KillPoints points = KillPoints.parse(List.of(
                "# a comment",
                "",
                "  first  app.A#b:enter:1   quick",
                "grown app.A$B#c:exit:12",
                "again app.A#d:exit:1"));

        Spot first = new Spot("org.herkomst.app.A", "b", Spot.Side.ENTER, 1);
        Spot grown = new Spot("org.herkomst.app.A$B", "c", Spot.Side.EXIT, 12);
        assertThat(points.named())
                .containsExactly(new KillPoint(Scenario.FIRST, first), new KillPoint(Scenario.GROWN, grown));
        assertThat(points.quick()).containsExactly(new KillPoint(Scenario.FIRST, first));
        assertThat(points.again()).containsExactly(new Spot("org.herkomst.app.A", "d", Spot.Side.EXIT, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "never app.A#b:enter:1", "first app.A:enter:1"})
    void linesThatSayNoPointAreRefused(String line) {
        assertThatThrownBy(() -> KillPoints.parse(List.of(line))).isInstanceOf(IllegalArgumentException.class);
    }
}
