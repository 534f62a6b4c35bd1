package org.herkomst.proofs.kills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.proofs.recovery.Found;
import org.herkomst.proofs.recovery.Shape;
import org.junit.jupiter.api.Test;

class CastTests {
    private final List<Map<String, String>> crm = new ArrayList<>();

    CastTests() {
        Cast.truth(Scenario.FIRST).forEach((name, visits) -> crm.add(company(name, visits)));
        crm.addAll(Cast.made().subList(1, 3));
    }

    private static Map<String, String> company(String name, long visits) {
        return new HashMap<>(
                Map.of("name", name, "herkomst_key", "hk-" + name, "herkomst_visits_90d", Long.toString(visits)));
    }

    private Found found() {
        return Cast.compare(crm, Scenario.FIRST);
    }

    @Test
    void theTruthIsPerfect() {
        assertThat(found().perfect()).isTrue();
        assertThat(crm).hasSize(Cast.SHAPE.companies() - 2 + 2);
    }

    @Test
    void aCompanyThatIsNotThereIsLost() {
        crm.remove(0);

        assertThat(found()).isEqualTo(new Found(1, 0, 0));
    }

    @Test
    void aCompanyThatIsThereTwiceIsDoubled() {
        Map<String, String> twice = new HashMap<>(crm.get(0));
        twice.put("herkomst_key", "hk-other");
        crm.add(twice);

        assertThat(found()).isEqualTo(new Found(0, 1, 0));
    }

    @Test
    void anotherNumberOfVisitsIsWrong() {
        crm.get(0).put("herkomst_visits_90d", "1");

        assertThat(found()).isEqualTo(new Found(0, 0, 1));
    }

    @Test
    void theCompanyThatOptedOutIsWrongThere() {
        crm.add(company(Cast.name(Cast.OPTED_OUT), 3));

        assertThat(found()).isEqualTo(new Found(0, 0, 1));
    }

    @Test
    void theOneThatOptsOutInTheRunIsWrongOnlyThen() {
        assertThat(Cast.compare(crm, Scenario.MEANWHILE)).isEqualTo(new Found(0, 0, 1));
    }

    @Test
    void whatAPersonMadeStaysWithTheMarkAloneAfterItsOptOut() {
        Scenario withdrawal = Scenario.WITHDRAWAL;
        crm.removeIf(company -> Cast.name(Cast.MADE).equals(company.get("name")));
        crm.removeIf(company -> Cast.name(Cast.THERE).equals(company.get("name")));
        assertThat(Cast.compare(crm, withdrawal)).isEqualTo(new Found(0, 0, 1));

        crm.add(new HashMap<>(Map.of("name", Cast.name(Cast.THERE), "herkomst_do_not_process", "true")));
        assertThat(Cast.compare(crm, withdrawal).perfect()).isTrue();

        crm.add(company(Cast.name(Cast.MADE), 2));
        assertThat(Cast.compare(crm, withdrawal)).isEqualTo(new Found(0, 0, 1));
    }

    @Test
    void aTwinThatWasTouchedIsWrong() {
        Map<String, String> twin = new HashMap<>(crm.remove(crm.size() - 1));
        twin.put("herkomst_key", "hk-twin");
        crm.add(twin);

        assertThat(found().wrong()).isPositive();
    }

    @Test
    void theSecondHalfMakesNewCompaniesAndChangesOldOnes() {
        Map<String, Long> half =
                new Shape(Cast.SHAPE.companies(), Cast.HALF, Cast.SHAPE.page(), Cast.SHAPE.withDomain()).counts();

        assertThat(half).hasSizeBetween(200, Cast.SHAPE.companies() - 1);
        assertThat(Cast.SHAPE.counts())
                .hasSize(Cast.SHAPE.companies())
                .allSatisfy((name, visits) -> assertThat(visits).isGreaterThan(half.getOrDefault(name, 0L)));
    }
}
