package org.herkomst.targets.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.sandbox.salesforce.SalesforceOrg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceWithdrawalTests {
    private final SalesforceBench bench = new SalesforceBench();
    private final SalesforceOrg org = bench.sandbox.org();
    private final String id = String.valueOf(bench.receipt(SalesforceBench.record("hk-acme", "Acme", "acme.example"))
            .targetId());

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }

    private Retracted withdraw() {
        var retraction = new Retraction(new CompanyKey("hk-acme"), id, Ownership.MADE, "acme.example", true);
        return bench.target
                .withdraw(List.of(retraction), SalesforceBench.MAPPING)
                .receipts()
                .get(0);
    }

    private Map<String, String> there(String account) {
        return Objects.requireNonNull(org.accounts().get(account));
    }

    @Test
    void theRecycleBinHoldsNothingOfOurs() {
        assertThat(withdraw().outcome()).isEqualTo(Outcome.DELETED);
        assertThat(org.recycleBin().get(id)).containsOnlyKeys("Name", "Website");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Contact", "Opportunity"})
    void anAccountToWhichPeopleAddedSomethingStaysWithoutOurFields(String object) {
        org.personAddsTo(id, object);
        assertThat(withdraw().outcome()).isEqualTo(Outcome.STRIPPED);
        assertThat(there(id)).containsOnlyKeys("Name", "Website", "Herkomst_Do_Not_Process__c");
    }

    @Test
    void anAccountIsNotDeletedWhereWeCannotSeeWhatPeopleAdded() {
        org.sees("Opportunity", false);
        var retracted = withdraw();
        assertThat(retracted.outcome()).isEqualTo(Outcome.STRIPPED);
        assertThat(String.valueOf(retracted.problem())).contains("HK-AUTH-002", "read Opportunity");
        assertThat(there(id)).doesNotContainKey(SalesforceBench.KEY);
    }

    @Test
    void anAccountIntoWhichAPersonMergedTheirsStays() {
        org.personMerges(org.personAdds(Map.of("Name", "Theirs")), id);
        assertThat(withdraw().outcome()).isEqualTo(Outcome.STRIPPED);
        assertThat(there(id)).containsKey("Name").doesNotContainKey(SalesforceBench.KEY);
    }

    @Test
    void whatAMergeCarriedIntoAPersonsAccountIsTakenBack() {
        var theirs = org.personAdds(Map.of("Name", "Theirs"));
        org.personMerges(id, theirs);
        org.personEdits(theirs, Map.of(SalesforceBench.KEY, "hk-acme", SalesforceBench.SOURCE, "Website visit"));
        assertThat(withdraw().outcome()).isEqualTo(Outcome.STRIPPED);
        assertThat(there(theirs)).containsOnlyKeys("Name", "Herkomst_Do_Not_Process__c");
    }

    @Test
    void anAccountThatMayNotBeDeletedIsEmptiedAndTold() {
        org.forbidsDeletion(id);
        var retracted = withdraw();
        assertThat(retracted.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(String.valueOf(retracted.problem())).contains("DELETE_FAILED");
        assertThat(there(id)).doesNotContainKey(SalesforceBench.SOURCE);
    }

    @Test
    void anAccountThatOthersHoldForAMomentIsTakenBackInTheNextRound() {
        org.locks(id, 1);
        assertThat(withdraw().outcome()).isEqualTo(Outcome.DELETED);
    }
}
