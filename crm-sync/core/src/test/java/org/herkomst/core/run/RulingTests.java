package org.herkomst.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyAliases;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.company.Ruling;
import org.herkomst.core.company.Rulings;
import org.herkomst.core.testing.Sample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Corrections of people stick: the wrong company, and one that nobody wants to hear of. */
class RulingTests {
    private final Scene scene = new Scene();

    private Company company(int firm) {
        long id = scene.stores
                .ports()
                .companies()
                .find(CompanyAliases.of(Scene.firm(firm)))
                .values()
                .iterator()
                .next();
        return scene.stores.ports().companies().get(List.of(id)).get(0);
    }

    private void rule(CompanyKey key, @Nullable Ruling ruling) {
        SyncStores stores = scene.stores.ports();
        Clock clock = Clock.fixed(Scene.NOW, ZoneOffset.UTC);
        new Rulings(stores.companies(), stores.changes(), stores.transactions(), clock).rule(key, ruling, "cli:test");
    }

    private List<String> domains() {
        return scene.crm.records().values().stream()
                .map(values -> values.getOrDefault("domain", ""))
                .sorted()
                .toList();
    }

    private String idOf(Company company) {
        return scene.crm.records().entrySet().stream()
                .filter(e -> company.key().value().equals(e.getValue().get("herkomst_key")))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTickInTheCrmTakesTheRecordBackAndItStaysAwayWhateverComes() {
        scene.firms(0, 2);
        scene.run();
        Company wrong = company(0);
        scene.crm.personEdits(idOf(wrong), Map.of("herkomst_wrong_company", "true"));

        RunReport second = scene.run();
        assertThat(second.problems()).extracting(Problem::code).containsExactly("HK-REC-013");
        assertThat(second.writes.withdrawn).isOne();
        assertThat(domains()).containsExactly("firm1.example");
        assertThat(company(0).ruling()).isEqualTo(Ruling.WRONG);

        scene.firms(0, 2);
        RunReport third = scene.run();
        assertThat(third.problems()).isEmpty();
        assertThat(third.companies.withheld).isOne();
        assertThat(domains()).containsExactly("firm1.example");
    }

    @Test
    void whatWasRuledWrongByMistakeComesBackByAVisitOnceThatIsTakenBack() {
        scene.firms(0, 1);
        scene.run();
        rule(company(0).key(), Ruling.WRONG);
        scene.run();
        assertThat(domains()).isEmpty();
        rule(company(0).key(), null);
        scene.firms(0, 1);
        scene.run();
        assertThat(company(0).ruling()).isNull();
        assertThat(scene.stores.ports().withdrawals().open()).isNotNull();
    }

    @Test
    void aMutedCompanyIsNeitherMadeNorChangedAndItsRecordStays() {
        scene.firms(0, 2);
        scene.run();
        rule(company(0).key(), Ruling.MUTED);
        Map<String, String> before = scene.crm.records().get(idOf(company(0)));
        scene.firms(0, 2);
        RunReport second = scene.run();
        assertThat(second.writes.updated).isOne();
        assertThat(second.writes.withdrawn).isZero();
        assertThat(scene.crm.records().get(idOf(company(0)))).isEqualTo(before);

        rule(company(0).key(), null);
        assertThat(scene.run().writes.updated).isOne();
    }

    private boolean mutePages(String path, boolean muted) {
        SyncStores stores = scene.stores.ports();
        Clock clock = Clock.fixed(Scene.NOW, ZoneOffset.UTC);
        return new Rulings(stores.companies(), stores.changes(), stores.transactions(), clock)
                .mutePages(path, muted, "cli:test");
    }

    private void saw(int firm, String page) {
        long number = scene.visits.size() + 1_000L;
        scene.visits.add(Sample.visit(Long.toString(number), number, Scene.DAY.plusDays(firm), Scene.firm(firm), page));
    }

    @Test
    void visitsThatSawOnlyMutedPagesMakeNoRecordUntilThatIsTakenBack() {
        saw(0, "/jobs/welder");
        saw(1, "/jobs/welder");
        saw(1, "/pricing");
        saw(2, "/jobsite");
        assertThat(mutePages("/jobs", true)).isTrue();
        assertThat(mutePages("/jobs", true)).isFalse();

        assertThat(scene.run().writes.created).isEqualTo(2);
        assertThat(domains()).containsExactly("firm1.example", "firm2.example");
        assertThat(scene.crm.records().get(idOf(company(1))))
                .containsEntry("herkomst_top_pages", "/pricing")
                .containsEntry("herkomst_pages_30d", "1");

        assertThat(mutePages("/jobs", false)).isTrue();
        RunReport cleared = scene.run();
        assertThat(cleared.writes.created).isOne();
        assertThat(cleared.writes.updated).isOne();
        assertThat(domains()).hasSize(3);
    }

    @Test
    void theRecordOfACompanyWhosePagesAreMutedStaysAsItIs() {
        saw(0, "/jobs");
        scene.run();
        Map<String, String> before = scene.crm.records().get(idOf(company(0)));
        mutePages("/jobs", true);
        saw(0, "/jobs/welder");

        RunReport report = scene.run();

        assertThat(report.writes.attempted()).isZero();
        assertThat(report.writes.withdrawn).isZero();
        assertThat(scene.crm.records().get(idOf(company(0)))).isEqualTo(before);
    }

    @Test
    void anUnknownKeyIsNobodysAndLeavesNoEntry() {
        SyncStores stores = scene.stores.ports();
        Clock clock = Clock.fixed(Scene.NOW, ZoneOffset.UTC);
        assertThat(new Rulings(stores.companies(), stores.changes(), stores.transactions(), clock)
                        .rule(new CompanyKey("hk-nobody"), Ruling.WRONG, "cli:test"))
                .isEmpty();
    }
}
