package org.herkomst.connector.resolver.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTests {
    private final AtomicLong clock = new AtomicLong(-5_000_000_000L);
    private final List<Long> waits = new ArrayList<>();
    private final Pace pace = new Pace(10, clock::get, nanos -> {
        waits.add(nanos / 1_000_000);
        clock.addAndGet(nanos);
    });

    @Test
    void soManyPassASecond() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            pace.await();
        }

        assertThat(waits).containsExactly(100L, 100L, 100L);
    }

    @Test
    void idleTimeIsNotSavedUp() throws InterruptedException {
        pace.await();
        clock.addAndGet(3_000_000_000L);
        pace.await();
        pace.await();

        assertThat(waits).containsExactly(100L);
    }
}
