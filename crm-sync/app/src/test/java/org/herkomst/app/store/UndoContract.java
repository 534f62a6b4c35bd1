package org.herkomst.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.delivery.Outbox;
import org.herkomst.core.delivery.Outbox.Settled;
import org.herkomst.core.record.Comparison;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.undo.Written;
import org.herkomst.core.undo.Written.Field;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.MappingSet.MappedField;
import org.herkomst.mappings.WritePolicy;
import org.junit.jupiter.api.Test;

/** What every database must do for plans and undos. */
abstract class UndoContract extends StoreContract {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    private static CrmRecord record() {
        LinkedHashMap<String, MappedField> fields = new LinkedHashMap<>();
        fields.put("name", new MappedField(new FieldValue.Text("Acme"), WritePolicy.FILL_EMPTY));
        fields.put("herkomst_visits_7d", new MappedField(new FieldValue.Whole(3), WritePolicy.OVERWRITE));
        return new CrmRecord(new CompanyKey("hk-aaaa"), "Acme", "acme.example", fields, null);
    }

    private static Delivery delivery(long company) {
        return new Delivery(company, "earlier", record(), "h", LocalDate.of(2027, 1, 1));
    }

    private void sent(long company, String run) {
        Outbox outbox = workspace.stores().outbox();
        outbox.put("crm", List.of(delivery(company)));
        long claim = outbox.nextClaim();
        Delivery claimed = outbox.claim("crm", List.of(company), 10, claim).get(0);
        Receipt receipt =
                Receipt.accepted(Verdict.CREATED, new CompanyKey("hk-aaaa"), "55", Comparison.created(record()), null);
        outbox.settle("crm", List.of(new Settled(claimed, receipt, run)), claim, NOW);
    }

    @Test
    void onlyTheCompaniesOfAPlanAreClaimed() {
        Outbox outbox = workspace.stores().outbox();
        outbox.put("crm", List.of(delivery(7), delivery(8), delivery(9)));

        assertThat(outbox.claim("crm", List.of(8L, 9L), 1, outbox.nextClaim()))
                .extracting(Delivery::company)
                .containsExactly(8L);
        assertThat(outbox.claim("crm", List.of(8L), 10, outbox.nextClaim())).isEmpty();
        assertThat(outbox.claim("crm", List.of(), 10, outbox.nextClaim())).isEmpty();
        assertThat(outbox.claim("crm", 10, outbox.nextClaim())).hasSize(2);
    }

    @Test
    void whatARunWroteIsKeptUnderTheRunThatSentIt() {
        sent(7, "run-1");

        assertThat(workspace.undo().of("earlier")).isEmpty();
        assertThat(workspace.undo().of("run-1"))
                .containsExactly(new Written(
                        7,
                        "crm",
                        "55",
                        Verdict.CREATED,
                        List.of(
                                new Field("name", "", "Acme", false),
                                new Field("herkomst_visits_7d", "", "3", false))));
    }

    @Test
    void whatIsUndoneIsNotUndoneAgainAndTheNextRunComparesAnew() {
        sent(7, "run-1");
        Written written = workspace.undo().of("run-1").get(0);

        workspace.undo().undone("run-1", written, new Known("55", Ownership.ADOPTED, Map.of("name", "Acme")));

        assertThat(workspace.undo().of("run-1")).isEmpty();
        assertThat(workspace.stores().ledger().find("crm", List.of(7L)).get(7L)).satisfies(entry -> {
            assertThat(entry.hash()).isEmpty();
            assertThat(entry.known()).isEqualTo(new Known("55", Ownership.ADOPTED, Map.of("name", "Acme")));
        });
    }

    @Test
    void anUndoBringsNobodyBackIntoTheLedger() {
        sent(7, "run-1");
        Written written = new Written(8, "crm", "56", Verdict.UPDATED, List.of());
        workspace.undo().undone("run-1", written, new Known("56", Ownership.MADE, Map.of()));
        assertThat(workspace.stores().ledger().find("crm", List.of(8L))).isEmpty();
    }

    @Test
    void whatIsKeptForAnUndoGoesAfterItsTimeAndWithTheCompany() {
        sent(7, "run-1");
        assertThat(workspace.upkeep().deleteChanges(NOW)).isZero();
        assertThat(workspace.upkeep().deleteChanges(NOW.plus(Duration.ofSeconds(1))))
                .isOne();

        long company = workspace.stores().companies().create(WorkspaceContract.company("hk-bbbb"));
        sent(company, "run-2");
        workspace.stores().companies().erase(List.of(company));
        assertThat(workspace.undo().of("run-2")).isEmpty();
    }

    @Test
    void plansThatNameACompanyGoWithIt() {
        PlanFiles plans = new PlanFiles(folder);
        plans.save("aa", "{\"name\":\"Acme \\\"B\\\" N.V.\"}");
        plans.save("bb", "{\"domain\":\"acme.example\"}");
        plans.save("cc", "{\"key\":\"hk-aaaa\"}");
        plans.save("dd", "{\"name\":\"Other\",\"domain\":\"notacme.example\"}");

        assertThat(plans.forget(new CompanyKey("hk-aaaa"), "Acme \"B\" N.V.", List.of("acme.example")))
                .isEqualTo(3);

        assertThat(plans.read("dd")).isPresent();
        assertThat(plans.read("../dd")).isEmpty();
        assertThat(plans.deleteBefore(Instant.now().plusSeconds(60))).isOne();
    }
}
