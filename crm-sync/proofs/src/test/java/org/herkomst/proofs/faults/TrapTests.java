package org.herkomst.proofs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrapTests {
    @Test
    void oneCallFails() {
        Trap trap = Trap.at(2);
        assertThat(trap.springs()).isFalse();
        assertThat(trap.sprung()).isFalse();
        assertThat(trap.springs()).isTrue();
        assertThat(trap.springs()).isFalse();
        assertThat(trap.sprung()).isTrue();
    }

    @Test
    void aLastingFaultFailsEachCallFromThere() {
        Trap trap = Trap.from(2);
        assertThat(trap.springs()).isFalse();
        assertThat(trap.springs()).isTrue();
        assertThat(trap.springs()).isTrue();
    }
}
