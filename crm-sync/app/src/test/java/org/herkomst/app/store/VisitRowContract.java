package org.herkomst.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.herkomst.connector.matomo.Channel;
import org.herkomst.connector.matomo.Site;
import org.herkomst.core.visit.VisitRow;
import org.herkomst.core.visit.VisitStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must do for visit rows. */
abstract class VisitRowContract extends StoreContract {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final long GROUP = 0x7001L << 48;
    private static final long NEGATIVE_GROUP = 0x9001L << 48;

    private VisitStore visits;

    @BeforeEach
    void storeRows() {
        visits = stores.visits();
        visits.saveSite("web", new Site("1", "Shop", ZoneOffset.UTC));
        visits.insert(LongStream.concat(group(GROUP, 2_000), group(NEGATIVE_GROUP, 2_000))
                .filter(key -> key % 3 == 0)
                .mapToObj(VisitRowContract::row)
                .toList());
    }

    @Test
    void manyOfAGroupAreFoundAndNoOthers() {
        List<Long> wanted = LongStream.concat(
                        LongStream.concat(group(GROUP, 1_000), group(NEGATIVE_GROUP, 700)),
                        LongStream.of(5, Long.MAX_VALUE, Long.MIN_VALUE))
                .filter(key -> key % 2 == 0)
                .boxed()
                .toList();

        assertThat(visits.find(wanted))
                .containsOnlyKeys(wanted.stream()
                        .filter(key -> key % 3 == 0 && key != Long.MAX_VALUE && key != Long.MIN_VALUE)
                        .toList())
                .allSatisfy((key, found) -> assertThat(found).isEqualTo(row(key)));
    }

    @Test
    void fewAreFoundOneByOne() {
        long stored = GROUP + 3 - GROUP % 3;
        assertThat(visits.find(List.of(stored, stored + 1, NEGATIVE_GROUP - 7))).containsOnlyKeys(stored);
        assertThat(visits.find(List.of())).isEmpty();
    }

    private static LongStream group(long group, int size) {
        return LongStream.range(group, group + size);
    }

    private static VisitRow row(long key) {
        return new VisitRow(key, 7, "web", "1", DAY, 2, Map.of("/", 2), Channel.SEARCH, null);
    }
}
