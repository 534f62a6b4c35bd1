package org.herkomst.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.core.withdrawal.Withdrawal;
import org.herkomst.mappings.Mappings;
import org.junit.jupiter.api.Test;

class WithdrawalBatchTests {
    private final Scene scene = new Scene();
    private final WithdrawalRound round = new WithdrawalRound(
            scene.stores.ports(), "crm", scene.crm, Mappings.named("hubspot"), Clock.fixed(Scene.NOW, ZoneOffset.UTC));

    private void objects(int from, int to) {
        for (int i = from; i < to; i++) {
            CompanyKey key = new CompanyKey("hk-firm" + i);
            scene.stores
                    .ports()
                    .withdrawals()
                    .open(new Withdrawal(0, Reason.OPT_OUT, null, i, key, null, "cli:test", Scene.NOW), List.of("crm"));
        }
    }

    /** Else objections that come one by one would keep a run from sending anything. */
    @Test
    void batchThatIsNotFullIsTheLastOneForNow() {
        objects(0, 4);
        RunReport report = scene.report();
        assertThat(round.batch(report)).isTrue();
        assertThat(round.batch(report)).isFalse();
        objects(4, 5);
        assertThat(round.batch(report)).isFalse();
        assertThat(round.batch(report)).isFalse();
    }
}
