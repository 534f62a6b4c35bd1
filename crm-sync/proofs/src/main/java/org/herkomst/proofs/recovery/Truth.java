package org.herkomst.proofs.recovery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.herkomst.connector.matomo.testing.ModelVisit;

/** The visits there are, over twenty days. Each company comes at least twice, about ten days apart. */
public final class Truth {
    private static final long DAY = 86_400;

    private final Shape shape;
    private final long first;
    private final long apart;

    /** Visits of the twenty days before a second. */
    public Truth(Shape shape, long now) {
        this.shape = shape;
        this.first = now - 21 * DAY;
        this.apart = 20 * DAY / shape.visits();
    }

    /** All visits in the order of their last actions; their ids are their places, from 1. */
    List<ModelVisit> visits() {
        return IntStream.range(0, shape.visits())
                .mapToObj(n -> ModelVisit.of(n + 1, 1, shape.address(n), time(n)))
                .toList();
    }

    /** The day of the visit at a place, UTC. */
    public LocalDate day(int number) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(time(number)), ZoneOffset.UTC);
    }

    /** When the visit at a place ended, epoch second. */
    long time(int number) {
        return first + number * apart;
    }
}
