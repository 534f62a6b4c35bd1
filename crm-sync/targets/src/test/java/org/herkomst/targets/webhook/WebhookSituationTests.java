package org.herkomst.targets.webhook;

import java.time.Duration;
import org.herkomst.core.testing.CrmTargetSituationContract;
import org.herkomst.mappings.ProfileField;
import org.herkomst.targets.webhook.ReceiverFault.Ending;
import org.junit.jupiter.api.AfterEach;

/** A webhook in the situations of the acceptance suite that a target that can't be read may come into. */
class WebhookSituationTests extends CrmTargetSituationContract {
    private final WebhookBench bench = new WebhookBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Override
    protected Account account() {
        return new WebhookAccount(bench);
    }

    @Override
    protected Situations situations() {
        return new Situations() {
            @Override
            public void refuses(String key) {
                bench.receiver.records().refuses(key);
            }

            @Override
            public void refusesTheNextBatch() {
                bench.receiver.fault(r -> true, 1, ReceiverFault.answer(422, ""));
            }

            @Override
            public void losesTheRight() {
                bench.receiver.fault(r -> true, 1_000, ReceiverFault.answer(401, ""));
            }

            @Override
            public void spendsTheQuota() {
                bench.receiver.fault(
                        r -> true, 1_000, ReceiverFault.answer(429, "").with("Retry-After", "3600"));
            }

            @Override
            public void isSlow() {
                bench.receiver.fault(r -> true, 1, ReceiverFault.after(Ending.SILENCE));
            }

            @Override
            public void cutsTheNextAnswer() {
                bench.receiver.fault(r -> true, 1, ReceiverFault.after(Ending.HALF));
            }

            @Override
            public void removes(ProfileField field) {
                bench.receiver.records().lacks(WebhookAccount.field(WebhookBench.MAPPING, field));
            }

            @Override
            public void personDeletes(String id) {
                throw new UnsupportedOperationException("A receiver can't be read");
            }

            @Override
            public void personMerges(String into, String loser) {
                throw new UnsupportedOperationException("A receiver can't be read");
            }

            @Override
            public void heals() {
                bench.receiver.clearFaults();
                bench.receiver.records().heals();
                bench.clock.pass(Duration.ofDays(1));
            }
        };
    }
}
