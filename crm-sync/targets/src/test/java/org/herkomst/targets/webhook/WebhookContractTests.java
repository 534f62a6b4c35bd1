package org.herkomst.targets.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.herkomst.core.testing.CrmTargetContract;
import org.junit.jupiter.api.AfterEach;

/** A webhook keeps the contract of targets, as far as one that can't be read may. */
class WebhookContractTests extends CrmTargetContract {
    private final WebhookBench bench = new WebhookBench();

    @AfterEach
    void close() {
        assertThat(bench.receiver.violations()).isEmpty();
        bench.close();
    }

    @Override
    protected Account account() {
        return new WebhookAccount(bench);
    }
}
