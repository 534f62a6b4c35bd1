package org.herkomst.targets.hubspot;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.herkomst.core.testing.CrmTargetSituationContract;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.sandbox.hubspot.Fault;
import org.herkomst.sandbox.hubspot.Fault.Ending;
import org.junit.jupiter.api.AfterEach;

/** HubSpot in every situation of the acceptance suite. */
class HubSpotSituationTests extends CrmTargetSituationContract {
    private static final String UPSERT = "batch/upsert";

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Override
    protected Account account() {
        return new HubSpotAccount(bench);
    }

    @Override
    protected Situations situations() {
        return new Situations() {
            @Override
            public void refuses(String key) {
                bench.sandbox
                        .faults()
                        .where(
                                r -> writes(r.operation()) && r.body().contains(key),
                                1_000,
                                Fault.error(400, "VALIDATION_ERROR"));
            }

            private boolean writes(String operation) {
                return operation.equals(UPSERT) || operation.equals("batch/update");
            }

            @Override
            public void refusesTheNextBatch() {
                once(Fault.error(400, "VALIDATION_ERROR"));
            }

            private void once(Fault fault) {
                var done = new AtomicBoolean();
                bench.sandbox.faults().where(r -> writes(r.operation()) && done.compareAndSet(false, true), 1, fault);
            }

            @Override
            public void losesTheRight() {
                bench.sandbox.faults().next(UPSERT, 1_000, Fault.error(403, "MISSING_SCOPES"));
            }

            @Override
            public void spendsTheQuota() {
                bench.sandbox.faults().next(UPSERT, 1_000, Fault.tooMany("DAILY"));
            }

            @Override
            public void isSlow() {
                once(Fault.after(Ending.SILENCE));
            }

            @Override
            public void cutsTheNextAnswer() {
                once(Fault.after(Ending.HALF));
            }

            @Override
            public void removes(ProfileField field) {
                Bench.MAPPING.fields().stream()
                        .filter(f -> f.from() == field)
                        .map(FieldMapping::target)
                        .forEach(bench.sandbox.account()::dropsProperty);
            }

            @Override
            public void personDeletes(String id) {
                bench.sandbox.account().personArchives(id);
                bench.clock.pass(Duration.ofSeconds(6));
            }

            @Override
            public void personMerges(String into, String loser) {
                bench.sandbox.account().personMerges(into, loser);
                bench.clock.pass(Duration.ofSeconds(6));
            }

            @Override
            public void heals() {
                bench.sandbox.faults().clear();
                bench.clock.pass(Duration.ofDays(1));
            }
        };
    }
}
