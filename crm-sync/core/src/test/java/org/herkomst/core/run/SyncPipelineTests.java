package org.herkomst.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herkomst.core.run.Scene.DAY;
import static org.herkomst.core.run.Scene.NOW;
import static org.herkomst.core.run.Scene.firm;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herkomst.connector.matomo.VisitRules.Days;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.testing.Sample;
import org.junit.jupiter.api.Test;

class SyncPipelineTests {
    private final Scene scene = new Scene();

    private List<Long> waiting() {
        return scene.stores.ports().outbox().waitingCompanies("crm");
    }

    private static List<String> codes(RunReport report) {
        return report.problems().stream().map(Problem::code).toList();
    }

    @Test
    void aChangedCompanyIsUpdatedAndUnchangedOnesAreNotSent() {
        scene.firms(0, 5);
        assertThat(scene.run().writes.created).isEqualTo(5);
        scene.visit(firm(2));
        RunReport second = scene.run();
        assertThat(second.companies.changed).isOne();
        assertThat(second.companies.unchanged).isEqualTo(4);
        assertThat(second.writes.updated).isOne();
        assertThat(second.writes.attempted()).isOne();
        assertThat(scene.run().writes.attempted()).isZero();
    }

    @Test
    void deliveriesCarryTheirRunAndTheReportTheVersionOfTheOptOuts() {
        scene.stores.ports().optOuts().add(OptOutRequest.domain("other.example", null, NOW));
        scene.firms(0, 1);
        RunReport report = scene.report();
        SyncPipeline pipeline = scene.pipeline(false);
        assertThat(pipeline.pullPage(report)).isFalse();
        assertThat(pipeline.prepare(report)).isEqualTo(SyncPipeline.Prepared.GO);
        assertThat(report.info().optOutVersion()).isOne();
        Map<Long, Delivery> waits = scene.stores.ports().outbox().waiting("crm", waiting());
        assertThat(waits.values()).extracting(Delivery::runId).containsExactly("run-1");
    }

    @Test
    void preparingTwiceCountsOnce() {
        scene.firms(0, 4);
        RunReport report = scene.report();
        SyncPipeline pipeline = scene.pipeline(false);
        assertThat(pipeline.pullPage(report)).isFalse();
        assertThat(pipeline.prepare(report)).isEqualTo(SyncPipeline.Prepared.GO);
        RunReport again = scene.report();
        SyncPipeline other = scene.pipeline(false);
        assertThat(other.prepare(again)).isEqualTo(SyncPipeline.Prepared.GO);
        boolean more = true;
        while (more) {
            more = other.deliverBatch(again);
        }
        other.close(again);
        assertThat(again.gaps()).isEmpty();
        assertThat(again.companies.carriedOver).isEqualTo(4);
        assertThat(again.writes.created).isEqualTo(4);
    }

    @Test
    void aDryRunTellsWhatWouldBeAndLeavesEverythingAsItWas() {
        scene.crm.personAdds(Map.of("name", "There", "domain", "firm1.example"));
        scene.firms(0, 4);
        RunReport dry = scene.dryRun();
        assertThat(dry.writes.created).isEqualTo(3);
        assertThat(dry.writes.adopted).isOne();
        assertThat(scene.previews).hasSize(4);
        assertThat(scene.previews)
                .allSatisfy(p -> assertThat(p.result().receipts()).hasSize(1));
        assertThat(scene.crm.delivered()).isEmpty();
        assertThat(scene.crm.records()).hasSize(1);
        assertThat(scene.stores.rows()).isEmpty();
        assertThat(waiting()).isEmpty();
        RunReport real = scene.run();
        assertThat(real.writes.created).isEqualTo(3);
        assertThat(real.writes.adopted).isOne();
    }

    @Test
    void firstSendsThatManyInTheOrderOfKeysAndTheRestLater() {
        scene.firms(0, 7);
        scene.first = 4;
        RunReport report = scene.run();
        assertThat(report.writes.created).isEqualTo(4);
        assertThat(report.writes.notSent).isEqualTo(3);
        List<String> sent =
                scene.crm.delivered().stream().map(r -> r.key().value()).toList();
        assertThat(sent).hasSize(4);
        scene.first = 0;
        assertThat(scene.run().writes.created).isEqualTo(3);
        assertThat(scene.crm.delivered().stream().map(r -> r.key().value()).skip(4))
                .allSatisfy(key -> assertThat(key)
                        .isGreaterThan(sent.stream().max(String::compareTo).orElseThrow()));
    }

    @Test
    void whatIsDeferredIsSentInALaterRunUntilAccepted() {
        scene.firms(0, 2);
        scene.crm.decide(r -> Optional.of(Verdict.DEFERRED));
        RunReport first = scene.run();
        assertThat(first.writes.deferred).isEqualTo(2);
        scene.crm.decide(r -> Optional.empty());
        RunReport second = scene.run();
        assertThat(second.companies.carriedOver).isEqualTo(2);
        assertThat(second.writes.created).isEqualTo(2);
        assertThat(scene.run().writes.attempted()).isZero();
    }

    @Test
    void whatIsNeverDecidedIsADeadLetterAfterTenTriesUntilItChanges() {
        scene.firms(0, 1);
        scene.crm.decide(r -> Optional.of(Verdict.DEFERRED));
        for (int i = 1; i < 10; i++) {
            assertThat(scene.run().writes.deferred).as("run " + i).isOne();
        }
        RunReport tenth = scene.run();
        assertThat(tenth.writes.rejected).isOne();
        assertThat(codes(tenth)).contains("HK-REC-012");
        assertThat(scene.run().writes.attempted()).isZero();
        scene.crm.decide(r -> Optional.empty());
        scene.visit(firm(0));
        assertThat(scene.run().writes.created).isOne();
    }

    @Test
    void whatIsRejectedComesAgainOnlyWhenItChanges() {
        scene.firms(0, 3);
        Verdict[] verdicts = {Verdict.REJECTED, Verdict.AMBIGUOUS, Verdict.CONFLICT};
        scene.crm.decide(r -> Optional.of(verdicts[r.name().charAt(4) - '0']));
        RunReport first = scene.run();
        assertThat(first.writes.rejected).isOne();
        assertThat(first.writes.ambiguous).isOne();
        assertThat(first.writes.conflict).isOne();
        scene.crm.decide(r -> Optional.empty());
        assertThat(scene.run().writes.attempted()).isZero();
        scene.visit(firm(1));
        assertThat(scene.run().writes.created).isOne();
    }

    @Test
    void aPauseEndsTheRunAndTheRestIsCarriedOver() {
        scene.firms(0, 5);
        scene.crm.pause(NOW.plus(Duration.ofHours(1)));
        RunReport first = scene.run();
        assertThat(first.writes.created).isEqualTo(3);
        assertThat(first.writes.notSent).isEqualTo(2);
        assertThat(first.info().resumeNotBefore()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(first.info().id()).isEqualTo("run-1");
        scene.crm.pause(null);
        RunReport second = scene.run();
        assertThat(second.companies.carriedOver).isEqualTo(2);
        assertThat(second.writes.created).isEqualTo(2);
    }

    @Test
    void aFirstRunOverTheLimitStopsUntilConfirmed() {
        scene.confirmed = false;
        scene.firms(0, 51);
        RunReport stopped = scene.run();
        assertThat(stopped.writes.notSent).isEqualTo(51);
        assertThat(codes(stopped)).contains("HK-GRD-001");
        assertThat(scene.crm.delivered()).isEmpty();
        assertThat(waiting()).isEmpty();
        scene.confirmed = true;
        assertThat(scene.run().writes.created).isEqualTo(51);
    }

    @Test
    void aLaterRunStopsAtTheShareOfWhatIsThereAndNeverBelowTwenty() {
        scene.firms(0, 30);
        scene.run();
        scene.confirmed = false;
        scene.firms(30, 50);
        assertThat(scene.run().writes.created).isEqualTo(20);
        scene.firms(50, 100);
        assertThat(scene.run().writes.notSent).isEqualTo(50);
        scene.confirmed = true;
        assertThat(scene.run().writes.created).isEqualTo(50);
        scene.confirmed = false;
        scene.firms(100, 131);
        RunReport over = scene.run();
        assertThat(over.writes.notSent).isEqualTo(31);
        assertThat(codes(over)).contains("HK-GRD-001");
    }

    @Test
    void firstPassesTheGuardWhereItSendsLess() {
        scene.confirmed = false;
        scene.first = 10;
        scene.firms(0, 60);
        assertThat(scene.run().writes.created).isEqualTo(10);
    }

    @Test
    void invalidRecordsAreLeftOutAndTold() {
        scene.visit(Sample.facts("Firm\u00007 B.V.", "firm7.example", "NL"), firm(1));
        RunReport report = scene.run();
        assertThat(report.writes.invalid).isOne();
        assertThat(report.writes.created).isOne();
        assertThat(codes(report)).contains("HK-REC-010");
    }

    @Test
    void withheldAndOptedOutCompaniesAreCountedAndNotSent() {
        scene.stores.ports().optOuts().add(OptOutRequest.domain("firm1.example", null, NOW));
        scene.visit(firm(1), firm(2), Sample.facts("Bakkerij Zon VOF", "zon.example", "NL"));
        RunReport report = scene.run();
        assertThat(report.companies.optedOut).isOne();
        assertThat(report.companies.withheld).isOne();
        assertThat(scene.crm.delivered()).extracting(CrmRecord::name).containsExactly("Firm2 B.V.");
    }

    /** The desk meets the companies that it knows: this one was there under another name. */
    @Test
    void aCompanyThatTakesTheNameOfAnOptOutIsTakenBack() {
        scene.visit(Sample.facts("Firm B.V.", "firm.example", "NL", "kvk:12345678"));
        assertThat(scene.run().writes.created).isOne();
        OptOutDesk desk = OptOutDesk.over(scene.stores.ports(), List.of("crm"), Clock.fixed(NOW, ZoneOffset.UTC));
        long optOut = desk.confirm(OptOutRequest.domain("brand.example", null, NOW), List.of(), "page")
                .id();
        scene.visit(Sample.facts("Brand B.V.", "brand.example", "NL", "kvk:12345678"));
        RunReport report = scene.run();
        assertThat(report.companies.optedOut).isOne();
        assertThat(report.writes.withdrawn).isOne();
        assertThat(scene.crm.records()).isEmpty();
        assertThat(desk.tasks(optOut)).hasSize(1);
        assertThat(scene.run().writes.withdrawn).isZero();
    }

    @Test
    void anOptOutDuringTheRunIsSeenAtTheLastLook() {
        scene.firms(0, 5);
        scene.crm.decide(r -> {
            scene.stores.ports().optOuts().add(OptOutRequest.name("Firm4", null, NOW));
            return Optional.empty();
        });
        RunReport report = scene.run();
        assertThat(report.writes.suppressed).isOne();
        assertThat(report.writes.created).isEqualTo(4);
        assertThat(scene.crm.delivered()).extracting(CrmRecord::name).doesNotContain("Firm4 B.V.");
    }

    @Test
    void deliveriesThatAnotherSourceLeftAreSentUnlessTheyAreWithheldNow() {
        scene.firms(0, 2);
        scene.crm.decide(r -> Optional.of(Verdict.DEFERRED));
        scene.run();
        withhold(firm(1));
        scene.crm.decide(r -> Optional.empty());
        scene.source = "shop";
        scene.visits.clear();
        RunReport report = scene.run();
        assertThat(report.companies.carriedOver).isOne();
        assertThat(report.writes.created).isOne();
        assertThat(scene.crm.records().values()).extracting(r -> r.get("name")).containsExactly("Firm0 B.V.");
        assertThat(waiting()).isEmpty();
    }

    /** Later data says that the company has two people. */
    private void withhold(CompanyFacts facts) {
        var companies = scene.stores.ports().companies();
        companies.withVisits("web", 0, 9).stream()
                .filter(c -> c.facts().equals(facts))
                .forEach(c -> companies.update(new org.herkomst.core.company.Company(
                        c.id(),
                        c.key(),
                        Sample.staff(facts, 2),
                        c.confidence(),
                        c.reason(),
                        c.evidence(),
                        c.obtainedOn())));
    }

    @Test
    void aBackfillThatIsRunTwiceChangesNothingTheSecondTime() {
        scene.firms(0, 3);
        scene.run();
        scene.backfill = new Days(DAY, DAY);
        assertThat(scene.run().writes.attempted()).isZero();
        RunReport again = scene.run();
        assertThat(again.writes.attempted()).isZero();
        assertThat(again.visits.get(VisitCounts.Outcome.RESOLVED)).isEqualTo(3);
    }
}
