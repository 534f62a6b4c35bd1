package org.herkomst.targets.espocrm;

import static org.assertj.core.api.Assertions.assertThat;

import org.herkomst.core.testing.CrmTargetContract;
import org.junit.jupiter.api.AfterEach;

/** EspoCRM keeps the contract of targets. */
class EspoContractTests extends CrmTargetContract {
    private final EspoBench bench = new EspoBench();

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }

    @Override
    protected Account account() {
        return new EspoAccount(bench);
    }
}
