package org.herkomst.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herkomst.core.run.Scene.DAY;
import static org.herkomst.core.run.Scene.firm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herkomst.connector.matomo.DropReason;
import org.herkomst.core.company.Company;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.testing.Sample;
import org.junit.jupiter.api.Test;

/** Requests that were carried out and whose answer nobody has. */
class UnconfirmedDeliveryTests {
    private final Scene scene = new Scene();

    private Company company() {
        return scene.stores.ports().companies().withVisits("web", 0, 9).get(0);
    }

    private Ownership owner() {
        long company = company().id();
        return scene.stores
                .ports()
                .ledger()
                .find("crm", List.of(company))
                .get(company)
                .known()
                .ownership();
    }

    private String visits() {
        return scene.crm.records().values().iterator().next().get("herkomst_visits_90d");
    }

    /** The second visit turns out to be a bot's. */
    private void theSecondVisitIsABots() {
        scene.visits.remove(1);
        scene.visits.add(Sample.dropped("2", 99, DAY, DropReason.BOT));
    }

    /** Later data says that the company has two people. */
    private Company withhold() {
        Company company = company();
        scene.stores
                .ports()
                .companies()
                .update(new Company(
                        company.id(),
                        company.key(),
                        Sample.staff(firm(0), 2),
                        company.confidence(),
                        company.reason(),
                        company.evidence(),
                        company.obtainedOn()));
        return company;
    }

    @Test
    void whatGoesBackToWhatItWasIsSentAgainWhereTheChangeMayHaveArrived() {
        scene.firms(0, 1);
        scene.run();
        scene.visit(firm(0));
        scene.crm.losesTheNextAnswer();
        assertThat(scene.run().writes.deferred).isOne();
        assertThat(visits()).isEqualTo("2");
        theSecondVisitIsABots();
        RunReport report = scene.run();
        assertThat(report.companies.carriedOver).isOne();
        assertThat(report.writes.updated).isOne();
        assertThat(visits()).isEqualTo("1");
        assertThat(scene.run().writes.attempted()).isZero();
    }

    @Test
    void whatGoesBackToWhatItWasIsNotSentWhereTheChangeDidNotGoOut() {
        scene.firms(0, 1);
        scene.run();
        scene.visit(firm(0));
        scene.crm.decide(r -> Optional.of(Verdict.DEFERRED));
        scene.run();
        theSecondVisitIsABots();
        assertThat(scene.run().writes.attempted()).isZero();
        assertThat(scene.stores.ports().outbox().waitingCompanies("crm")).isEmpty();
    }

    @Test
    void aChangeThatWasGivenUpIsPutRightWhenTheRecordGoesBackToWhatItWas() {
        scene.firms(0, 1);
        scene.run();
        scene.visit(firm(0));
        scene.crm.losesTheNextAnswer();
        scene.run();
        scene.crm.decide(r -> Optional.of(Verdict.REJECTED));
        assertThat(scene.run().writes.rejected).isOne();
        scene.crm.decide(r -> Optional.empty());
        theSecondVisitIsABots();
        assertThat(scene.run().writes.updated).isOne();
        assertThat(visits()).isEqualTo("1");
        assertThat(scene.run().writes.attempted()).isZero();
    }

    @Test
    void aRecordThatWasMadeWithoutAnAnswerIsOurs() {
        scene.firms(0, 1);
        scene.crm.losesTheNextAnswer();
        scene.run();
        assertThat(scene.run().writes.updated).isOne();
        assertThat(owner()).isEqualTo(Ownership.MADE);
    }

    @Test
    void aPersonsRecordThatWasJoinedWithoutAnAnswerStaysThePersons() {
        scene.crm.personAdds(Map.of("name", "There", "domain", "firm0.example"));
        scene.firms(0, 1);
        scene.crm.losesTheNextAnswer();
        scene.run();
        assertThat(scene.run().writes.updated).isOne();
        assertThat(owner()).isEqualTo(Ownership.ADOPTED);
    }

    @Test
    void whereARecordWasMadeAndAnotherJoinedNobodyKnowsWhoseItIsAndItIsSpared() {
        scene.firms(0, 1);
        scene.crm.losesTheNextAnswer();
        scene.run();
        String id = scene.crm.records().keySet().iterator().next();
        scene.crm.personEdits(id, Map.of("herkomst_key", ""));
        scene.crm.losesTheNextAnswer();
        scene.run();
        assertThat(scene.run().writes.updated).isOne();
        assertThat(owner()).isEqualTo(Ownership.ADOPTED);
    }

    @Test
    void aCompanyThatIsWithheldAfterItWasSentWithoutAnAnswerIsTakenBack() {
        scene.firms(0, 1);
        scene.crm.losesTheNextAnswer();
        scene.run();
        withhold();
        scene.run();
        assertThat(scene.stores.ports().outbox().waitingCompanies("crm")).isEmpty();
        scene.run();
        assertThat(scene.crm.records()).isEmpty();
    }

    @Test
    void theSameGoesForACompanyOfAnotherSource() {
        scene.firms(0, 1);
        scene.crm.losesTheNextAnswer();
        scene.run();
        Company company = withhold();
        scene.source = "shop";
        scene.visits.clear();
        scene.run();
        assertThat(scene.stores.ports().withdrawals().unverified("crm", List.of(company.id())))
                .containsExactly(company.id());
        scene.run();
        assertThat(scene.crm.records()).isEmpty();
    }
}
