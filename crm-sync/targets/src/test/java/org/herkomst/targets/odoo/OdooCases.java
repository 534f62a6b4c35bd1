package org.herkomst.targets.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;

/** A bench for cases that run in both dialects. */
abstract class OdooCases {
    Bench bench = new Bench(19);

    /** Begins anew with another version. */
    final void speaks(int version) {
        bench.close();
        bench = new Bench(version);
    }

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }
}
