package org.herkomst.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.mappings.ProfileField;
import org.junit.jupiter.api.Test;

/** What every target must do when records are taken back. */
abstract class CrmTargetWithdrawalContract extends CrmTargetCases {
    @Test
    void aRecordThatWeMadeIsGoneAfterItsWithdrawal() {
        Receipt made = deliver(acme(7));
        Retracted retracted = withdraw(retraction("hk-acme", made, Ownership.MADE, true));
        assertThat(retracted.outcome()).isEqualTo(Outcome.DELETED);
        assertThat(retracted.targetId()).isEqualTo(made.targetId());
        assertThat(account().records()).isEmpty();
    }

    @Test
    void aRecordOfWhichOnlyTheKeyIsKnownIsGoneAfterItsWithdrawal() {
        deliver(acme(7));
        assertThat(withdraw(new Retraction(new CompanyKey("hk-acme"), null, null, null, false))
                        .outcome())
                .isEqualTo(Outcome.DELETED);
        assertThat(account().records()).isEmpty();
    }

    @Test
    void anAdoptedRecordLosesOurFieldsKeepsTheirsAndGetsTheMark() {
        Receipt adopted = adopted();
        Retracted retracted = withdraw(retraction("hk-acme", adopted, Ownership.ADOPTED, true));
        assertThat(retracted.outcome()).isEqualTo(Outcome.STRIPPED);
        assertThat(retracted.targetId()).isEqualTo(adopted.targetId());
        assertThat(there(adopted))
                .isEqualTo(Map.of(
                        field(ProfileField.NAME), "ACME Holding",
                        field(ProfileField.DOMAIN), "acme.example",
                        field(ProfileField.DO_NOT_PROCESS), "true"));
    }

    @Test
    void anAdoptedRecordThatIsNotForbiddenGetsNoMark() {
        Receipt adopted = adopted();
        assertThat(withdraw(retraction("hk-acme", adopted, Ownership.ADOPTED, false))
                        .outcome())
                .isEqualTo(Outcome.STRIPPED);
        assertThat(there(adopted)).containsOnlyKeys(field(ProfileField.NAME), field(ProfileField.DOMAIN));
    }

    @Test
    void anAdoptedRecordWhoseKeyAPersonBlankedIsFoundByItsId() {
        Receipt adopted = adopted();
        people().personEdits(id(adopted), Map.of(field(ProfileField.KEY), ""));
        assertThat(withdraw(retraction("hk-acme", adopted, Ownership.ADOPTED, false))
                        .outcome())
                .isEqualTo(Outcome.STRIPPED);
        assertThat(there(adopted)).doesNotContainKey(field(ProfileField.SOURCE));
    }

    @Test
    void aWithdrawalMayBeRepeated() {
        Receipt adopted = adopted();
        deliver(many(1));
        List<Retraction> all = List.of(
                retraction("hk-acme", adopted, Ownership.ADOPTED, true),
                new Retraction(new CompanyKey("hk-firm-0"), null, Ownership.MADE, null, true));
        withdraw(all);
        Map<String, Map<String, String>> after = account().records();
        assertThat(withdraw(all)).extracting(Retracted::outcome).containsOnly(Outcome.NOT_THERE);
        assertThat(account().records()).isEqualTo(after);
    }

    @Test
    void whatIsNotThereIsNotThereWhateverElseIsInTheBatchAndInWhicheverOrder() {
        Receipt adopted = adopted();
        Receipt made = deliver(many(1)).get(0);
        List<Retraction> mixed = new ArrayList<>(List.of(
                new Retraction(new CompanyKey("hk-nobody"), null, null, "nobody.example", true),
                retraction("hk-acme", adopted, Ownership.ADOPTED, true),
                retraction("hk-firm-0", made, Ownership.MADE, true),
                new Retraction(new CompanyKey("hk-gone"), "4711", Ownership.MADE, null, false)));
        Collections.reverse(mixed);
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        withdraw(mixed).forEach(r -> outcomes.put(r.key().value(), r.outcome()));
        assertThat(outcomes)
                .containsEntry("hk-nobody", Outcome.NOT_THERE)
                .containsEntry("hk-gone", Outcome.NOT_THERE)
                .containsEntry("hk-acme", Outcome.STRIPPED)
                .containsEntry("hk-firm-0", Outcome.DELETED)
                .hasSize(4);
        assertThat(account().records()).containsOnlyKeys(id(adopted));
    }

    @Test
    void oneCompanyWithdrawnForTwoReasonsHasTwoReceipts() {
        Receipt made = deliver(acme(7));
        assertThat(withdraw(List.of(
                        retraction("hk-acme", made, Ownership.MADE, true),
                        retraction("hk-acme", made, Ownership.MADE, false))))
                .extracting(Retracted::outcome)
                .contains(Outcome.DELETED)
                .doesNotContain(Outcome.DEFERRED, Outcome.REFUSED);
        assertThat(account().records()).isEmpty();
    }

    @Test
    void aWithdrawalWhoseAnswerIsLostIsDone() {
        Receipt made = deliver(acme(7));
        account().losesTheNextAnswer();
        Retraction retraction = retraction("hk-acme", made, Ownership.MADE, true);
        assertThat(withdraw(retraction).outcome()).isIn(Outcome.DELETED, Outcome.DEFERRED);
        withdraw(retraction);
        assertThat(account().records()).isEmpty();
    }

    @Test
    void othersStayAsTheyAreWhenOneIsWithdrawn() {
        List<Receipt> made = deliver(many(3));
        Map<String, Map<String, String>> before = new LinkedHashMap<>(account().records());
        withdraw(retraction(
                "hk-firm-1",
                made.stream()
                        .filter(r -> r.key().value().equals("hk-firm-1"))
                        .findFirst()
                        .orElseThrow(),
                Ownership.MADE,
                true));
        before.values().removeIf(r -> "hk-firm-1".equals(r.get(field(ProfileField.KEY))));
        assertThat(account().records()).isEqualTo(before);
    }

    @Test
    void aWithdrawnCompanyThatComesBackIsMadeAnew() {
        Receipt first = deliver(acme(7));
        withdraw(retraction("hk-acme", first, Ownership.MADE, false));
        Receipt again = deliver(acme(8));
        assertThat(again.verdict()).isEqualTo(Verdict.CREATED);
        assertThat(account().records()).hasSize(1);
        assertThat(there(again)).containsEntry(field(ProfileField.VISITS_30D), "8");
    }

    @Test
    void aRecordWithTheDomainAndAnotherKeyOfOursIsFoundAndNotDeleted() {
        String id = people().personAdds(
                        Map.of(field(ProfileField.DOMAIN), "acme.example", field(ProfileField.KEY), "hk-merged-away"));
        Retracted retracted =
                withdraw(new Retraction(new CompanyKey("hk-acme"), null, Ownership.MADE, "acme.example", true));
        assertThat(retracted.outcome()).isEqualTo(Outcome.STRIPPED);
        assertThat(account().records().get(id))
                .containsEntry(field(ProfileField.DO_NOT_PROCESS), "true")
                .doesNotContainKey(field(ProfileField.KEY));
    }

    @Test
    void aRecordOfAPersonWithTheDomainAndNothingOfOursStaysAsItIs() {
        people().personAdds(Map.of(field(ProfileField.DOMAIN), "acme.example"));
        Map<String, Map<String, String>> before = account().records();
        assertThat(withdraw(new Retraction(new CompanyKey("hk-acme"), null, Ownership.MADE, "acme.example", true))
                        .outcome())
                .isEqualTo(Outcome.NOT_THERE);
        assertThat(account().records()).isEqualTo(before);
    }

    private Receipt adopted() {
        people().personAdds(
                        Map.of(field(ProfileField.NAME), "ACME Holding", field(ProfileField.DOMAIN), "acme.example"));
        Receipt adopted = deliver(acme(7));
        assertThat(adopted.verdict()).isEqualTo(Verdict.ADOPTED);
        return adopted;
    }

    private Retracted withdraw(Retraction retraction) {
        List<Retracted> all = withdraw(List.of(retraction));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<Retracted> withdraw(List<Retraction> retractions) {
        List<Retracted> all =
                account().target().withdraw(retractions, account().mapping()).receipts();
        assertThat(all)
                .extracting(Retracted::key)
                .containsExactlyInAnyOrderElementsOf(
                        retractions.stream().map(Retraction::key).toList());
        return all;
    }

    private static Retraction retraction(String key, Receipt receipt, Ownership ownership, boolean forbidden) {
        return new Retraction(new CompanyKey(key), receipt.targetId(), ownership, null, forbidden);
    }
}
