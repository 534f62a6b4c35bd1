package org.herkomst.targets.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.herkomst.connector.matomo.Secret;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.SchemaField.Kind;
import org.herkomst.core.target.TargetException;
import org.herkomst.mappings.Mappings;
import org.herkomst.sandbox.odoo.Fault;
import org.herkomst.sandbox.odoo.OdooSandbox;
import org.herkomst.targets.Targets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Set-up, checks, marks of people, and what Odoo doesn't delete. */
class OdooSchemaTests extends OdooCases {
    @Test
    void thePresetIsAMappingOfThisTarget() {
        var preset = Mappings.named("odoo");
        assertThat(preset.target()).isEqualTo("odoo");
        assertThat(preset.keyField()).isEqualTo(Keys.KEY);
        try (var setup = bench.open(OdooSandbox.SETUP_KEY)) {
            setup.provision(preset);
            assertThat(setup.check(preset).problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18, 19})
    void aCheckSaysVersionDialectFieldsAndRights(int version) {
        speaks(version);
        var check = bench.target.check(Bench.MAPPING);
        assertThat(check.account()).isEqualTo("Odoo " + version + ".0");
        assertThat(check.problems()).isEmpty();
        assertThat(check.found())
                .contains("spoken to by " + (version < 19 ? "JSON-RPC" : "JSON-2"), "10 of 10 fields are there")
                .anyMatch(f -> f.contains("unique"));
        assertThat(bench.writes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18, 19})
    void aCheckNamesTheRightsThatAreMissing(int version) {
        speaks(version);
        try (var bare = bench.open(OdooSandbox.BARE_KEY)) {
            assertThat(bare.check(Bench.MAPPING).problems())
                    .extracting(Problem::example)
                    .containsExactly("Odoo's user lacks a right: write contacts, create contacts, unlink contacts");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aCheckNamesMissingFieldsAndWrongTypes(int version) {
        speaks(version);
        bench.sandbox.database().dropsField("x_herkomst_source");
        bench.sandbox.database().makesField("x_herkomst_visits_30d", "char", 0);
        assertThat(bench.target.check(Bench.MAPPING).problems())
                .extracting(Problem::code)
                .containsExactly("HK-SCH-001", "HK-SCH-003");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void provisioningTwiceMakesNothingMore(int version) {
        speaks(version);
        bench.sandbox.database().dropsField("x_herkomst_top_pages");
        try (var setup = bench.open(OdooSandbox.SETUP_KEY)) {
            assertThat(setup.provision(Bench.MAPPING).created()).containsExactly("x_herkomst_top_pages");
            assertThat(setup.provision(Bench.MAPPING).created()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void provisioningNeedsSettingsRights(int version) {
        speaks(version);
        bench.sandbox.database().dropsField("x_herkomst_top_pages");
        assertThatThrownBy(() -> bench.target.provision(Bench.MAPPING))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("HK-AUTH-002");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void theSchemaHasKindsOptionsAndWhatMayBeWritten(int version) {
        speaks(version);
        var schema = bench.target.schema();
        assertThat(schema.field("x_herkomst_visits_30d").orElseThrow().kind()).isEqualTo(Kind.WHOLE);
        assertThat(schema.field("x_herkomst_confidence").orElseThrow().kind()).isEqualTo(Kind.DECIMAL);
        assertThat(schema.field("x_herkomst_last_visit").orElseThrow().kind()).isEqualTo(Kind.DAY);
        assertThat(schema.field(Keys.MARK).orElseThrow().kind()).isEqualTo(Kind.FLAG);
        assertThat(schema.field("type").orElseThrow().options()).contains("invoice");
        assertThat(schema.field("name").orElseThrow().requiredOnCreate()).isTrue();
        assertThat(schema.field(Keys.KEY).orElseThrow().unique()).isFalse();
        assertThat(schema.field("display_name").orElseThrow().writable()).isFalse();
        assertThat(schema.field(Keys.OWNER).orElseThrow().writable()).isFalse();
        assertThat(schema.field("country")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aCompanyThatAPersonMarkedAsWrongIsReadBack(int version) {
        speaks(version);
        var receipts = bench.receipts(Bench.many(2));
        var id = String.valueOf(receipts.get(1).targetId());
        assertThat(bench.target.markedWrong(Bench.MAPPING)).isEmpty();
        bench.sandbox.database().personEdits(id, Map.of("x_herkomst_wrong_company", "1"));
        assertThat(bench.target.markedWrong(Bench.MAPPING)).isEqualTo(Map.of(new CompanyKey("hk-number-1"), id));
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void whatOthersAreLinkedToIsEmptiedAndArchivedAndComesBackToLife(int version) {
        speaks(version);
        var made = bench.receipts(Bench.many(2));
        var id = String.valueOf(made.get(0).targetId());
        bench.sandbox.database().personLinks(id);
        var result = bench.target.withdraw(
                made.stream()
                        .map(r -> new Retraction(r.key(), r.targetId(), Ownership.MADE, null, false))
                        .toList(),
                Bench.MAPPING);
        assertThat(result.receipts()).extracting(r -> r.outcome()).containsExactly(Outcome.STRIPPED, Outcome.DELETED);
        assertThat(String.valueOf(result.receipts().get(0).problem())).contains("HK-REC-005");
        assertThat(bench.sandbox.database().active(id)).isFalse();
        assertThat(bench.sandbox.database().records().get(id)).containsOnlyKeys("name", "website");
        var again = bench.receipt(Bench.many(1)[0]);
        assertThat(again.targetId()).isEqualTo(id);
        assertThat(bench.sandbox.database().active(id)).isTrue();
        assertThat(bench.sandbox.database().records()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void whatCanNeitherBeDeletedNorEmptiedIsRefused(int version) {
        speaks(version);
        var made = bench.receipts(Bench.many(1)).get(0);
        bench.sandbox.database().personLinks(String.valueOf(made.targetId()));
        bench.sandbox.faults().next("res.partner/write", 9, Fault.error("odoo.exceptions.UserError"));
        var result = bench.target.withdraw(
                List.of(new Retraction(made.key(), made.targetId(), Ownership.MADE, null, true)), Bench.MAPPING);
        assertThat(result.receipts()).extracting(r -> r.outcome()).containsExactly(Outcome.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void aRightToDeleteThatWasLostStopsTheWithdrawalAndNothingIsEmptied(int version) {
        speaks(version);
        var made = bench.receipts(Bench.many(1)).get(0);
        bench.sandbox.allow(OdooSandbox.PUSH_KEY, "read", "write", "create");
        var before = bench.sandbox.database().records();
        var retraction = new Retraction(made.key(), made.targetId(), Ownership.MADE, null, true);
        assertThatThrownBy(() -> bench.target.withdraw(List.of(retraction), Bench.MAPPING))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("HK-AUTH-002")
                .hasMessageContaining("delete contacts");
        assertThat(bench.sandbox.database().records()).isEqualTo(before);
    }

    @Test
    void anOlderOdooIsRefused() {
        try (var old = OdooSandbox.start(16);
                var target = Targets.open(bench.settings(old.url(), OdooSandbox.PUSH_KEY, Duration.ofSeconds(3)))) {
            assertThat(target.check(Bench.MAPPING).problems())
                    .extracting(Problem::code)
                    .containsExactly("HK-CRM-008");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 19})
    void anUnknownDatabaseIsNamedAsTheFault(int version) {
        speaks(version);
        var settings = bench.settings(bench.sandbox.url(), OdooSandbox.PUSH_KEY, Duration.ofSeconds(3))
                .withOptions(Map.of(Odoo.DATABASE, new Secret("nope"), Odoo.USER, new Secret("push")));
        try (var target = Targets.open(settings)) {
            assertThat(target.check(Bench.MAPPING).problems())
                    .extracting(Problem::code)
                    .containsExactly("HK-CRM-006");
        }
    }

    @Test
    void anOlderDialectNeedsDatabaseAndUser() {
        speaks(17);
        var settings = bench.settings(bench.sandbox.url(), OdooSandbox.PUSH_KEY, Duration.ofSeconds(3))
                .withOptions(Map.of());
        try (var target = Targets.open(settings)) {
            assertThat(target.check(Bench.MAPPING).problems())
                    .extracting(Problem::code)
                    .containsExactly("HK-CRM-008");
        }
    }

    @Test
    void aVersionBetweenTwoIsRead() {
        var mapper = tools.jackson.databind.json.JsonMapper.builder().build();
        var between = mapper.readTree(
                "{\"server_version\": \"saas~18.2\", \"server_version_info\": [\"saas~18\", 2, 0, \"final\", 0, \"\"]}");
        assertThat(Version.of(between)).isEqualTo(new Version(18, "saas~18.2"));
    }

    @Test
    void whatIsDeclaredIsTold() {
        assertThat(bench.target.traits().toString()).doesNotContain("null");
        assertThat(bench.target.traits().batchSize()).isEqualTo(100);
    }
}
