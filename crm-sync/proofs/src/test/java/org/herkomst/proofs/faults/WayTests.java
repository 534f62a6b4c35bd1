package org.herkomst.proofs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WayTests {
    @Test
    void thirtyWaysAreTriedBeforeARunAndInIt() {
        List<Way> ways = Way.all();
        assertThat(ways.stream().filter(way -> way.moments() == Way.Moments.BOTH))
                .hasSizeGreaterThanOrEqualTo(30);
        assertThat(ways.stream().map(Way::name)).doesNotHaveDuplicates();
        assertThat(ways).allSatisfy(way -> assertThat(way.engine()).isIn("h2", "postgres"));
    }

    @Test
    void aFunctionsBodyStaysWhole() {
        Way way = Way.all().stream()
                .filter(w -> w.name().equals("changes-trigger-refuses"))
                .findFirst()
                .orElseThrow();
        assertThat(way.breaking()).hasSize(2);
        assertThat(way.breaking().get(0)).startsWith("create function").endsWith("end'");
    }
}
