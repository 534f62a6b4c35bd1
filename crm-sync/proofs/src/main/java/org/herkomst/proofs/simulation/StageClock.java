package org.herkomst.proofs.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time on a stage. */
final class StageClock extends Clock {
    private final Stage stage;

    StageClock(Stage stage) {
        this.stage = stage;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return stage.now();
    }
}
