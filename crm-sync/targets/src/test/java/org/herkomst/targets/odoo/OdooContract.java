package org.herkomst.targets.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import org.herkomst.core.testing.CrmTargetContract;
import org.junit.jupiter.api.AfterEach;

/** Odoo keeps the contract of targets, in the dialect of a version. */
abstract class OdooContract extends CrmTargetContract {
    private final Bench bench;

    OdooContract(int version) {
        bench = new Bench(version);
    }

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }

    @Override
    protected Account account() {
        return new OdooAccount(bench);
    }
}
