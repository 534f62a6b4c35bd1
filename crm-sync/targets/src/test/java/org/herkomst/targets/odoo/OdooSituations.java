package org.herkomst.targets.odoo;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.herkomst.core.testing.CrmTargetSituationContract;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.sandbox.odoo.Fault;
import org.herkomst.sandbox.odoo.Fault.Ending;
import org.herkomst.sandbox.odoo.OdooSandbox;
import org.junit.jupiter.api.AfterEach;

/** Odoo in every situation of the acceptance suite, in the dialect of a version. */
abstract class OdooSituations extends CrmTargetSituationContract {
    private static final String REFUSED = "odoo.exceptions.ValidationError";

    private final Bench bench;

    OdooSituations(int version) {
        bench = new Bench(version);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Override
    protected Account account() {
        return new OdooAccount(bench);
    }

    private void once(Fault fault) {
        var done = new AtomicBoolean();
        bench.sandbox
                .faults()
                .where(r -> OdooAccount.WRITES.contains(r.operation()) && done.compareAndSet(false, true), 1, fault);
    }

    @Override
    protected Situations situations() {
        return new Situations() {
            @Override
            public void refuses(String key) {
                bench.sandbox
                        .faults()
                        .where(
                                r -> OdooAccount.WRITES.contains(r.operation())
                                        && r.body().contains(key),
                                1_000,
                                Fault.error(REFUSED));
            }

            @Override
            public void refusesTheNextBatch() {
                once(Fault.error(REFUSED));
            }

            @Override
            public void losesTheRight() {
                bench.sandbox.allow(OdooSandbox.PUSH_KEY, "read");
            }

            @Override
            public void spendsTheQuota() {
                bench.sandbox
                        .faults()
                        .where(
                                r -> OdooAccount.WRITES.contains(r.operation()),
                                1_000,
                                Fault.answer(429, "").with("Retry-After", "3600"));
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
                        .forEach(bench.sandbox.database()::dropsField);
            }

            @Override
            public void personDeletes(String id) {
                bench.sandbox.database().personDeletes(id);
            }

            /** The wizard for merging contacts keeps the one and deletes the other. */
            @Override
            public void personMerges(String into, String loser) {
                bench.sandbox.database().personDeletes(loser);
            }

            @Override
            public void heals() {
                bench.sandbox.faults().clear();
                bench.sandbox.allow(OdooSandbox.PUSH_KEY, "read", "write", "create", "unlink");
                bench.clock.pass(Duration.ofDays(1));
            }
        };
    }
}
