package org.herkomst.targets.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.herkomst.core.run.Problem;
import org.herkomst.core.target.TargetException;
import org.herkomst.sandbox.hubspot.Fault;
import org.herkomst.sandbox.hubspot.Fault.Ending;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubSpotSchemaTests {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }

    @Test
    void provisionIsIdempotentAndMakesOnlyOurFields() {
        bench.sandbox.account().dropsProperty("herkomst_top_pages");
        try (var setup = bench.open(HubSpotSandbox.SETUP_KEY)) {
            var report = setup.provision(Bench.MAPPING);
            assertThat(report.created()).containsExactly("herkomst_top_pages");
            assertThat(report.present()).hasSize(6);
            assertThat(setup.provision(Bench.MAPPING).created()).isEmpty();
        }
    }

    @Test
    void provisionNeedsTheSchemaRightAndNamesIt() {
        bench.sandbox.account().dropsProperty("herkomst_top_pages");
        assertThatThrownBy(() -> bench.target.provision(Bench.MAPPING))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("crm.schemas.companies.write");
    }

    @Test
    void fieldMadeWithoutAnAnswerCounts() {
        bench.sandbox.account().dropsProperty("herkomst_top_pages");
        bench.sandbox.faults().next("properties/create", 1, Fault.after(Ending.DROP));
        try (var setup = bench.open(HubSpotSandbox.SETUP_KEY)) {
            assertThat(setup.provision(Bench.MAPPING).created()).containsExactly("herkomst_top_pages");
        }
    }

    @Test
    void fieldOfAnotherTypeAndKeyThatIsNotUniqueAreNamed() {
        bench.sandbox.account().dropsProperty("herkomst_visits_30d");
        bench.sandbox.account().addsProperty("herkomst_visits_30d", "string", false);
        bench.sandbox.account().dropsProperty("herkomst_key");
        bench.sandbox.account().addsProperty("herkomst_key", "string", false);
        bench.sandbox.account().dropsProperty("herkomst_source");
        assertThat(bench.target.check(Bench.MAPPING).problems())
                .extracting(Problem::code)
                .contains("HK-SCH-001", "HK-SCH-002", "HK-SCH-003");
        try (var setup = bench.open(HubSpotSandbox.SETUP_KEY)) {
            assertThatThrownBy(() -> setup.provision(Bench.MAPPING)).hasMessageContaining("HK-SCH-002");
        }
    }

    @Test
    void checkOfAReadyAccountFindsNothingWrong() {
        var check = bench.target.check(Bench.MAPPING);
        assertThat(check.problems()).isEmpty();
        assertThat(check.account()).contains("4242001", "eu1", "Europe/Amsterdam");
        assertThat(check.found()).contains("9 of 9 fields are there");
    }

    @Test
    void checkNamesRefusedTokenAndServerThatIsNotThere() {
        bench.sandbox.revoke(HubSpotSandbox.PUSH_KEY);
        assertThat(bench.target.check(Bench.MAPPING).problems())
                .extracting(Problem::code)
                .containsExactly("HK-AUTH-001");
        bench.sandbox.close();
        assertThat(bench.target.check(Bench.MAPPING).problems())
                .extracting(Problem::code)
                .containsExactly("HK-CRM-001");
    }
}
