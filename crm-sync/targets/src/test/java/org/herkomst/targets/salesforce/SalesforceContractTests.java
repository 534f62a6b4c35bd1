package org.herkomst.targets.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.herkomst.core.testing.CrmTargetContract;
import org.junit.jupiter.api.AfterEach;

/** Salesforce keeps the contract of targets. */
class SalesforceContractTests extends CrmTargetContract {
    private final SalesforceBench bench = new SalesforceBench();

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }

    @Override
    protected Account account() {
        return new SalesforceAccount(bench);
    }
}
