package org.herkomst.targets.espocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.herkomst.core.run.Problem.Category;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.FieldValue;
import org.herkomst.sandbox.espocrm.EspoSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is EspoCRM's own: its duplicate check, fields that it drops in silence, edits that come in between, rights and fields. */
class EspoDeliveryTests {
    private final EspoBench bench = new EspoBench();

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }

    private String code(org.herkomst.core.target.Receipt receipt) {
        return Objects.requireNonNull(receipt.problem()).code();
    }

    @Test
    void aRecordThatSomebodyMadeMeanwhileIsFoundByTheDuplicateCheckAndChanged() {
        bench.sandbox
                .log()
                .before(
                        "create",
                        () -> bench.sandbox.state().personAdds(Map.of("name", "Acme B.V.", Keys.KEY, "hk-acme")));
        var receipt = bench.receipt(EspoBench.acme());
        assertThat(receipt.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(bench.sandbox.state().records()).hasSize(1);
        assertThat(bench.there(receipt)).containsEntry("cHerkomstVisits30d", "7");
    }

    @Test
    void aRecordWithTheNameOnlyIsForAPersonWhereTheDuplicateCheckSaysSo() {
        bench.sandbox.state().duplicateCheck(java.util.List.of("name", Keys.KEY));
        bench.sandbox.state().personAdds(Map.of("name", "Acme B.V."));
        var receipt = bench.receipt(EspoBench.acme());
        assertThat(receipt.verdict()).isEqualTo(Verdict.AMBIGUOUS);
        assertThat(code(receipt)).isEqualTo("HK-REC-002");
        assertThat(bench.sandbox.state().records()).hasSize(1);
    }

    @Test
    void aFieldThatIsDroppedInSilenceIsToldAndNotSaidToBeHeld() {
        bench.sandbox.state().makesReadOnly("cHerkomstSource");
        var receipt = bench.receipt(EspoBench.acme());
        assertThat(receipt.verdict()).isEqualTo(Verdict.CREATED);
        assertThat(code(receipt)).isEqualTo("HK-SCH-004");
        assertThat(receipt.fields()).doesNotContainKey("cHerkomstSource").containsEntry("cHerkomstVisits30d", "7");
        assertThat(receipt.changes()).noneMatch(change -> change.field().equals("cHerkomstSource"));
    }

    @Test
    void whereTheKeyIsDroppedNothingMoreIsSent() {
        bench.sandbox.state().makesReadOnly(Keys.KEY);
        assertThatThrownBy(() -> bench.receipts(EspoBench.many(3)))
                .isInstanceOfSatisfying(
                        TargetException.class,
                        e -> assertThat(e.problem().category()).isEqualTo(Category.SCHEMA));
        assertThat(bench.sandbox.log().count("create")).isOne();
    }

    @Test
    void whatAPersonTypesWhileWeWriteIsSeenUnderTheOptimisticLock() {
        bench.sandbox.state().versioned();
        var first = bench.receipt(EspoBench.acme());
        bench.sandbox.state().personEdits(String.valueOf(first.targetId()), Map.of("website", ""));
        bench.sandbox
                .log()
                .before(
                        "update",
                        () -> bench.sandbox
                                .state()
                                .personEdits(String.valueOf(first.targetId()), Map.of("website", "person.example")));
        var second = bench.receipt(EspoBench.known(EspoBench.record("hk-acme", "Acme B.V.", "acme.example", 8), first));
        assertThat(second.verdict()).isEqualTo(Verdict.UPDATED);
        assertThat(bench.there(second))
                .containsEntry("website", "person.example")
                .containsEntry("cHerkomstVisits30d", "8");
    }

    @Test
    void aValueThatEspoCrmRefusesIsNamedByItsFieldOnly() {
        var bad = EspoBench.with(
                EspoBench.acme(), "cHerkomstLastVisit", EspoBench.ours(new FieldValue.Text("a secret day")));
        var receipt = bench.receipt(bad);
        assertThat(receipt.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(Objects.requireNonNull(receipt.problem()).example())
                .contains("cHerkomstLastVisit")
                .doesNotContain("secret day");
    }

    @Test
    void theKeyOfRunsMayNotMakeFields() {
        bench.sandbox.state().dropsField("cHerkomstTopPages");
        assertThatThrownBy(() -> bench.target.provision(EspoBench.MAPPING))
                .isInstanceOfSatisfying(
                        TargetException.class,
                        e -> assertThat(e.problem().category()).isEqualTo(Category.AUTH));
        try (var setup = bench.open(EspoSandbox.ADMIN)) {
            assertThat(setup.provision(EspoBench.MAPPING).created()).containsExactly("cHerkomstTopPages");
            assertThat(setup.provision(EspoBench.MAPPING).created()).isEmpty();
        }
        assertThat(bench.target.check(EspoBench.MAPPING).problems()).isEmpty();
    }

    @Test
    void aCheckNamesWhatStandsInTheWay() {
        bench.sandbox.state().denies("delete");
        bench.sandbox.state().hasField("cHerkomstVisits7d", "varchar");
        bench.sandbox.state().duplicateCheck(java.util.List.of("name"));
        assertThat(bench.target.check(EspoBench.MAPPING).problems())
                .extracting(p -> p.code())
                .containsExactlyInAnyOrder("HK-AUTH-002", "HK-SCH-003", "HK-SCH-002");
    }

    @Test
    void aKeyThatWasTakenAwayIsTheAccountsTrouble() {
        bench.sandbox.revoke();
        assertThatThrownBy(() -> bench.receipt(EspoBench.acme()))
                .isInstanceOfSatisfying(
                        TargetException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("HK-AUTH-001"));
    }
}
