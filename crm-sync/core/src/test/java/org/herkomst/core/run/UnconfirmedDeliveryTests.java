package org.herkomst.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herkomst.core.run.Scene.DAY;
import static org.herkomst.core.run.Scene.firm;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.herkomst.connector.matomo.DropReason;
import org.herkomst.core.company.Company;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.delivery.Outbox;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.record.CrmRecord.Intent;
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
    void aTargetThatCantReadIsToldThatTheLedgerMayBeWrong() {
        Set<Boolean> told = new HashSet<>();
        scene.crm.decide(record -> {
            told.add(record.unconfirmed());
            return Optional.empty();
        });
        scene.firms(0, 1);
        scene.run();
        scene.visit(firm(0));
        scene.crm.losesTheNextAnswer();
        scene.run();
        assertThat(told).containsExactly(false);
        told.clear();
        theSecondVisitIsABots();
        scene.run();
        assertThat(told).containsExactly(true);
        told.clear();
        scene.visit(firm(0));
        scene.run();
        assertThat(told).containsExactly(false);
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

    private void joinsAPersonsRecordWithoutAnAnswer() {
        scene.crm.personAdds(Map.of("name", "There", "domain", "firm0.example"));
        scene.firms(0, 1);
        scene.crm.losesTheNextAnswer();
        scene.run();
        assertThat(scene.crm.records().values())
                .singleElement()
                .satisfies(record -> assertThat(record).containsKey("herkomst_key"));
    }

    private void assertThatThePersonsRecordIsSpared() {
        assertThat(scene.crm.records().values())
                .singleElement()
                .satisfies(record -> assertThat(record)
                        .containsEntry("name", "There")
                        .doesNotContainKeys("herkomst_key", "herkomst_visits_90d"));
    }

    private OptOutDesk desk() {
        return OptOutDesk.over(scene.stores.ports(), List.of("crm"), Clock.fixed(Scene.NOW, ZoneOffset.UTC));
    }

    @Test
    void aPersonsRecordThatWasJoinedWithoutAnAnswerIsSparedWhereTheCompanyIsWithheld() {
        joinsAPersonsRecordWithoutAnAnswer();
        withhold();
        scene.run();
        scene.run();
        assertThatThePersonsRecordIsSpared();
    }

    @Test
    void aPersonsRecordThatWasJoinedWithoutAnAnswerIsSparedWhereTheCompanyObjects() {
        joinsAPersonsRecordWithoutAnAnswer();
        desk().confirm(OptOutRequest.domain("firm0.example", null, Scene.NOW), List.of(), "page");
        scene.run();
        assertThatThePersonsRecordIsSpared();
    }

    @Test
    void whoTakesItBackKnowsItAlsoWhereTheRequestWentOutAfterTheObjection() {
        scene.firms(0, 1);
        scene.crm.decide(r -> Optional.of(Verdict.DEFERRED));
        scene.run();
        Outbox outbox = scene.stores.ports().outbox();
        long claim = outbox.nextClaim();
        Delivery claimed = outbox.claim("crm", 1, claim).get(0);
        desk().confirm(OptOutRequest.domain("firm0.example", null, Scene.NOW), List.of(), "page");
        outbox.renew(Map.of(claimed.id(), Intent.ADOPT), claim);
        String id = scene.crm.personAdds(Map.of("name", "There", "domain", "firm0.example"));
        scene.crm.personEdits(id, Map.of("herkomst_key", company().key().value()));
        outbox.suppress(List.of(claimed.id()), claim);
        scene.run();
        assertThatThePersonsRecordIsSpared();
    }

    @Test
    void itStaysKnownWhereAHoldTookTheDeliveryOffInBetween() {
        joinsAPersonsRecordWithoutAnAnswer();
        desk().hold("firm0.example", Scene.NOW.plusSeconds(600), "page");
        long hold = scene.stores.ports().optOuts().all().get(0).id();
        scene.run();
        assertThat(scene.stores.ports().outbox().waitingCompanies("crm")).isEmpty();
        desk().remove(hold, "page");
        desk().confirm(OptOutRequest.domain("firm0.example", null, Scene.NOW), List.of(), "page");
        scene.run();
        assertThatThePersonsRecordIsSpared();
    }

    @Test
    void aCompanyThatWasOnlyHeldIsSentAgain() {
        joinsAPersonsRecordWithoutAnAnswer();
        desk().hold("firm0.example", Scene.NOW.plusSeconds(600), "page");
        long hold = scene.stores.ports().optOuts().all().get(0).id();
        scene.run();
        desk().remove(hold, "page");
        assertThat(scene.run().writes.updated).isOne();
        assertThat(owner()).isEqualTo(Ownership.ADOPTED);
        assertThat(scene.run().writes.attempted()).isZero();
    }

    @Test
    void whatWasGivenUpIsTakenBackTooWhereTheCompanyIsWithheld() {
        scene.firms(0, 1);
        scene.crm.losesTheNextAnswer();
        scene.run();
        scene.crm.decide(r -> Optional.of(Verdict.REJECTED));
        assertThat(scene.run().writes.rejected).isOne();
        withhold();
        scene.run();
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
