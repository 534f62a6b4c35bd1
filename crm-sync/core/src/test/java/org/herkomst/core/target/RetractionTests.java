package org.herkomst.core.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.junit.jupiter.api.Test;

class RetractionTests {
    private static final CompanyKey ACME = new CompanyKey("hk-acme");

    @Test
    void ofSeveralReasonsForOneCompanyWhatSparesAPersonsRecordWins() {
        Retraction expired = new Retraction(ACME, null, Ownership.MADE, "acme.example", false);
        Retraction objected = new Retraction(ACME, "7", Ownership.ADOPTED, null, true);
        Retraction other = new Retraction(new CompanyKey("hk-other"), null, null, null, false);
        Retraction both = new Retraction(ACME, "7", Ownership.ADOPTED, "acme.example", true);
        assertThat(Retraction.onePerKey(List.of(expired, other, objected))).containsExactly(both, other);
        assertThat(Retraction.onePerKey(List.of(objected, expired))).containsExactly(both);
    }

    @Test
    void whereOneKnowsWhoMadeTheRecordItIsKnown() {
        Retraction unknown = new Retraction(ACME, null, null, null, false);
        Retraction made = new Retraction(ACME, "7", Ownership.MADE, null, false);
        assertThat(Retraction.onePerKey(List.of(unknown, made))).containsExactly(made);
    }
}
