package org.herkomst.targets.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import org.herkomst.core.testing.CrmTargetContract;
import org.junit.jupiter.api.AfterEach;

/** HubSpot keeps the contract of targets. */
class HubSpotContractTests extends CrmTargetContract {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }

    @Override
    protected Account account() {
        return new HubSpotAccount(bench);
    }
}
