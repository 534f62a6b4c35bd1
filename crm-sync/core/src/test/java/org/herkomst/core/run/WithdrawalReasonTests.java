package org.herkomst.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herkomst.core.run.Scene.NOW;
import static org.herkomst.core.run.Scene.firm;

import java.time.ZoneOffset;
import java.util.List;
import org.herkomst.connector.matomo.DropReason;
import org.herkomst.connector.resolver.Permission;
import org.herkomst.connector.resolver.Resolution;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.Alias.Kind;
import org.herkomst.core.company.CompanyAliases;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.testing.Sample;
import org.herkomst.core.withdrawal.Reason;
import org.junit.jupiter.api.Test;

/** What a run takes back by itself, and what it leaves. */
class WithdrawalReasonTests {
    private final Scene scene = new Scene();

    private List<Reason> takenBack() {
        return scene.stores.ports().withdrawals().open().stream()
                .map(task -> task.withdrawal().reason())
                .toList();
    }

    @Test
    void aCompanyWhoseVisitsAllLostConsentIsTakenBackAndComesBackByAVisitWithConsent() {
        scene.firms(0, 2);
        scene.run();
        scene.visits.clear();
        scene.visits.add(Sample.dropped("1", 11, Scene.DAY, DropReason.NO_CONSENT));
        RunReport second = scene.run();
        assertThat(second.writes.withdrawn).isOne();
        assertThat(takenBack()).containsExactly(Reason.CONSENT_WITHDRAWN);
        assertThat(scene.crm.records().values())
                .extracting(values -> values.get("domain"))
                .containsExactly("firm1.example");
    }

    @Test
    void aVisitWithConsentIsEnoughForARecordToStay() {
        scene.visit(firm(0), firm(0));
        scene.run();
        scene.visits.clear();
        scene.visits.add(Sample.dropped("1", 11, Scene.DAY, DropReason.NO_CONSENT));
        RunReport second = scene.run();
        assertThat(second.writes.withdrawn).isZero();
        assertThat(second.writes.updated).isOne();
        assertThat(takenBack()).isEmpty();
    }

    @Test
    void aCompanyThatTurnsOutToBeOneThatObjectedIsTakenBackWhateverTheGuardSays() {
        scene.firms(0, 3);
        scene.run();
        scene.stores.ports().optOuts().add(OptOutRequest.domain("known-later.example", null, NOW));
        long company = scene.stores
                .ports()
                .companies()
                .find(CompanyAliases.of(firm(1)))
                .values()
                .iterator()
                .next();
        scene.stores.ports().companies().addAliases(company, List.of(new Alias(Kind.DOMAIN, "known-later.example")));
        scene.run();
        assertThat(takenBack()).containsExactly(Reason.OPT_OUT);
        assertThat(scene.crm.records().values())
                .extracting(values -> values.get("domain"))
                .doesNotContain("firm1.example");
    }

    @Test
    void aRecordWhoseDayHasPassedIsNotMade() {
        scene.visits.add(
                Sample.visit("old", 99, NOW.atZone(ZoneOffset.UTC).toLocalDate().minusMonths(13), firm(0), "/"));
        scene.firms(1, 2);
        RunReport report = scene.run();
        assertThat(report.writes.created).isOne();
        assertThat(report.companies.withheld).isOne();
    }

    @Test
    void aCompanyThatTurnsOutToBeAPersonIsCorrected() {
        scene.firms(0, 2);
        scene.run();
        scene.visit(Sample.form(firm(0), "eenmanszaak"));
        scene.run();
        takenBackOnly(Reason.CORRECTED);
    }

    @Test
    void aCompanyWhoseInputNoLongerPermitsMarketingIsTakenBack() {
        scene.firms(0, 2);
        scene.run();
        scene.visits.add(Sample.visit(
                "later",
                99,
                Scene.DAY,
                new Resolution.Company(
                        firm(0), 0.9, List.of(Sample.evidence("mmdb", Permission.NETWORK)), "Its own range"),
                "/"));
        scene.run();
        takenBackOnly(Reason.LICENCE_ENDED);
    }

    /** Without a mark, and for no longer than the second look. */
    private void takenBackOnly(Reason reason) {
        assertThat(takenBack()).containsExactly(reason);
        assertThat(reason.forbids()).isFalse();
        assertThat(scene.crm.records().values())
                .extracting(values -> values.get("domain"))
                .containsExactly("firm1.example");
    }
}
