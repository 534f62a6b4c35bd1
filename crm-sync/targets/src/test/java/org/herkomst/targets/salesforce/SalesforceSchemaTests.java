package org.herkomst.targets.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.herkomst.core.run.Problem;
import org.herkomst.core.target.SchemaField;
import org.herkomst.core.target.SchemaField.Kind;
import org.herkomst.core.target.TargetException;
import org.herkomst.sandbox.salesforce.OrgField;
import org.herkomst.sandbox.salesforce.SalesforceOrg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SalesforceSchemaTests {
    private final SalesforceBench bench = new SalesforceBench();
    private final SalesforceOrg org = bench.sandbox.org();

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().count("upsert") + bench.sandbox.log().count("update"))
                .isZero();
        bench.close();
    }

    private SchemaField field(String name) {
        return bench.target.schema().field(name).orElseThrow();
    }

    private Problem provisionRefused() {
        return catchThrowableOfType(TargetException.class, () -> bench.target.provision(SalesforceBench.MAPPING))
                .problem();
    }

    @Test
    void theSchemaSaysWhatAMappingNeedsToKnow() {
        assertThat(field(SalesforceBench.KEY).unique()).isTrue();
        assertThat(field(SalesforceBench.KEY).maxChars()).isEqualTo(80);
        assertThat(field("Name").requiredOnCreate()).isTrue();
        assertThat(field("Industry").kind()).isEqualTo(Kind.CHOICE);
        assertThat(field("Industry").options()).containsExactly("Banking", "Energy");
        assertThat(field(SalesforceBench.VISITS).kind()).isEqualTo(Kind.WHOLE);
        assertThat(field(SalesforceBench.CONFIDENCE).kind()).isEqualTo(Kind.DECIMAL);
        assertThat(field("Herkomst_Last_Visit__c").kind()).isEqualTo(Kind.DAY);
        assertThat(field("Herkomst_Wrong_Company__c").kind()).isEqualTo(Kind.FLAG);
        assertThat(field("OwnerId").writable()).isFalse();
        assertThat(field("MasterRecordId").kind()).isEqualTo(Kind.OTHER);
    }

    @Test
    void checkOfAReadyAccountFindsNothingWrong() {
        var check = bench.target.check(SalesforceBench.MAPPING);
        assertThat(check.problems()).isEmpty();
        assertThat(check.found()).contains("9 of 9 fields are there").anyMatch(f -> f.contains("of 100000 API calls"));
    }

    @Test
    void checkNamesEveryFieldThatIsWrong() {
        org.drops(SalesforceBench.SOURCE);
        org.adds(OrgField.text(SalesforceBench.KEY, 80));
        org.adds(OrgField.text(SalesforceBench.VISITS, 20));
        org.adds(OrgField.number(SalesforceBench.CONFIDENCE, 3).readOnly());
        var problems = bench.target.check(SalesforceBench.MAPPING).problems();
        assertThat(problems)
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("HK-SCH-001", "HK-SCH-002", "HK-SCH-003", "HK-AUTH-002");
        assertThat(problems.toString())
                .contains(SalesforceBench.SOURCE, SalesforceBench.VISITS, "edit " + SalesforceBench.CONFIDENCE);
    }

    @Test
    void checkNamesAccountsThatTheUserCannotSee() {
        org.visible(false);
        assertThat(bench.target.check(SalesforceBench.MAPPING).problems())
                .extracting(Problem::code)
                .containsExactly("HK-AUTH-002");
    }

    @Test
    void checkNamesAServerThatIsNotThere() {
        bench.sandbox.close();
        assertThat(bench.target.check(SalesforceBench.MAPPING).problems())
                .extracting(Problem::code)
                .containsExactly("HK-CRM-001");
    }

    @Test
    void provisionMakesNothingAndNamesWhatAnAdminHasToMake() {
        assertThat(bench.target.provision(SalesforceBench.MAPPING).created()).isEmpty();
        assertThat(bench.target.provision(SalesforceBench.MAPPING).present())
                .contains(SalesforceBench.KEY, SalesforceBench.SOURCE)
                .doesNotContain("Name");
        org.drops(SalesforceBench.SOURCE);
        assertThat(provisionRefused().example()).contains(SalesforceBench.SOURCE);
        org.adds(OrgField.text(SalesforceBench.SOURCE, 255)).adds(OrgField.text(SalesforceBench.KEY, 80));
        assertThat(provisionRefused().code()).isEqualTo("HK-SCH-002");
    }
}
