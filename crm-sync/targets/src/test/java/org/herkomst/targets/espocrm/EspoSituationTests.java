package org.herkomst.targets.espocrm;

import java.time.Duration;
import org.herkomst.core.testing.CrmTargetSituationContract;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.sandbox.espocrm.EspoFault;
import org.herkomst.sandbox.espocrm.EspoFault.Ending;
import org.herkomst.sandbox.espocrm.EspoLog.Request;
import org.junit.jupiter.api.AfterEach;

/** EspoCRM in every situation of the acceptance suite. It takes records one by one, so a batch that is refused as a whole is one record. */
class EspoSituationTests extends CrmTargetSituationContract {
    private static final String REFUSED = """
            {"messageTranslation":{"label":"validationFailure","data":{"field":"name","type":"valid"}}}""";

    private final EspoBench bench = new EspoBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Override
    protected Account account() {
        return new EspoAccount(bench);
    }

    @Override
    protected Situations situations() {
        return new Situations() {
            @Override
            public void refuses(String key) {
                bench.sandbox
                        .log()
                        .fault(r -> r.writes() && r.body().contains(key), 1_000, EspoFault.answer(400, REFUSED));
            }

            @Override
            public void refusesTheNextBatch() {
                bench.sandbox.log().fault(Request::writes, 1, EspoFault.answer(400, REFUSED));
            }

            @Override
            public void losesTheRight() {
                bench.sandbox.state().denies("create");
                bench.sandbox.state().denies("edit");
            }

            @Override
            public void spendsTheQuota() {
                bench.sandbox
                        .log()
                        .fault(Request::writes, 1_000, EspoFault.answer(429, "").with("Retry-After", "3600"));
            }

            @Override
            public void isSlow() {
                bench.sandbox.log().fault(Request::writes, 1, EspoFault.after(Ending.SILENCE));
            }

            @Override
            public void cutsTheNextAnswer() {
                bench.sandbox.log().fault(Request::writes, 1, EspoFault.after(Ending.HALF));
            }

            @Override
            public void removes(ProfileField field) {
                EspoBench.MAPPING.fields().stream()
                        .filter(f -> f.from() == field)
                        .map(FieldMapping::target)
                        .forEach(bench.sandbox.state()::dropsField);
            }

            @Override
            public void personDeletes(String id) {
                bench.sandbox.state().delete(id);
            }

            /** EspoCRM's merge keeps the one and deletes the other. */
            @Override
            public void personMerges(String into, String loser) {
                bench.sandbox.state().delete(loser);
            }

            @Override
            public void heals() {
                bench.sandbox.log().clearFaults();
                bench.sandbox.state().allowsAll();
                bench.clock.pass(Duration.ofDays(1));
            }
        };
    }
}
