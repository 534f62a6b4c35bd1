package org.herkomst.targets.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.herkomst.core.testing.CrmTargetSituationContract;
import org.herkomst.mappings.ProfileField;
import org.herkomst.sandbox.salesforce.Fault;
import org.herkomst.sandbox.salesforce.Fault.Ending;
import org.herkomst.sandbox.salesforce.SalesforceOrg;
import org.junit.jupiter.api.AfterEach;

/** Salesforce in every situation of the acceptance suite. */
class SalesforceSituationTests extends CrmTargetSituationContract {
    /** Two look what is there; the third would write. */
    private static final int READS = 2;

    private final SalesforceBench bench = new SalesforceBench();
    private final SalesforceAccount account = new SalesforceAccount(bench);
    private final SalesforceOrg org = bench.sandbox.org();

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }

    @Override
    protected Account account() {
        return account;
    }

    @Override
    protected Situations situations() {
        return new Situations() {
            @Override
            public void refuses(String key) {
                org.forbids(key);
            }

            @Override
            public void refusesTheNextBatch() {
                account.nextWrite(Fault.error(400, "JSON_PARSER_ERROR"));
            }

            @Override
            public void losesTheRight() {
                org.creatable(false);
            }

            @Override
            public void spendsTheQuota() {
                bench.sandbox.callsLeft(READS);
            }

            @Override
            public void isSlow() {
                account.nextWrite(Fault.after(Ending.SILENCE));
            }

            @Override
            public void cutsTheNextAnswer() {
                account.nextWrite(Fault.after(Ending.HALF));
            }

            @Override
            public void removes(ProfileField field) {
                org.drops(account.field(field));
            }

            @Override
            public void personDeletes(String id) {
                org.personDeletes(id);
            }

            @Override
            public void personMerges(String into, String loser) {
                org.personMerges(loser, into);
            }

            @Override
            public void heals() {
                bench.sandbox.faults().clear();
                bench.sandbox.callsLeft(100_000);
                org.forbids("");
                org.creatable(true);
                bench.clock.pass(Duration.ofDays(1));
            }
        };
    }
}
