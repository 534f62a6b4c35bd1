package org.herkomst.core.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herkomst.core.testing.Sample.dropped;
import static org.herkomst.core.testing.Sample.visit;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.herkomst.connector.matomo.DropReason;
import org.herkomst.connector.matomo.FeedNotes;
import org.herkomst.connector.matomo.FeedPosition;
import org.herkomst.connector.matomo.ReadVisit;
import org.herkomst.connector.matomo.Site;
import org.herkomst.connector.matomo.VisitPage;
import org.herkomst.connector.matomo.VisitRules.Days;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.company.CompanyDirectory;
import org.herkomst.core.run.VisitCounts;
import org.herkomst.core.run.VisitCounts.Outcome;
import org.herkomst.core.testing.MemoryStores;
import org.herkomst.core.testing.Sample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VisitIntakeTests {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 10);
    private static final CompanyFacts ACME = Sample.facts("Acme B.V.", "acme.example", "NL");
    private static final CompanyFacts BETA = Sample.facts("Beta B.V.", "beta.example", "NL");

    private final MemoryStores stores = new MemoryStores();
    private final VisitIntake intake = intake(null);

    private VisitIntake intake(@Nullable Days backfill) {
        var ports = stores.ports();
        return VisitIntake.of(new VisitIntake.Parts(
                "nightly",
                "web",
                backfill,
                ports.visits(),
                ports.seen(),
                CompanyDirectory.over(ports.companies(), new Random(1))));
    }

    private VisitCounts take(ReadVisit... visits) {
        return take(intake, 0, visits);
    }

    private VisitCounts take(VisitIntake into, int duplicates, ReadVisit... visits) {
        FeedNotes notes = new FeedNotes(1, 0, 0, 0, 0, duplicates, List.of());
        VisitPage page = new VisitPage(List.of(visits), new FeedPosition("x"), true, notes);
        return stores.call(() -> into.take(page));
    }

    private DaySum sum(CompanyFacts facts, LocalDate day) {
        CompanyDay key = key(facts, day);
        return stores.ports().visits().sums(List.of(key)).getOrDefault(key, DaySums.none(key));
    }

    private CompanyDay key(CompanyFacts facts, LocalDate day) {
        long company =
                stores.ports().companies().find(org.herkomst.core.company.CompanyAliases.of(facts)).values().stream()
                        .findFirst()
                        .orElse(-1L);
        return new CompanyDay(company, "web", "1", day);
    }

    @Test
    void newVisitsAreCountedByOutcome() {
        VisitCounts counts = take(
                visit("a", 1, DAY, ACME, "/", "/prices"),
                visit("b", 2, DAY, ACME, "/prices"),
                dropped("c", 3, DAY, DropReason.BOT));
        assertThat(counts.get(Outcome.RESOLVED)).isEqualTo(2);
        assertThat(counts.get(Outcome.BOT)).isOne();
        DaySum sum = sum(ACME, DAY);
        assertThat(sum.visits()).isEqualTo(2);
        assertThat(sum.pages()).isEqualTo(3);
        assertThat(sum.pageCounts()).isEqualTo(Map.of("/", 1, "/prices", 2));
        assertThat(sum.channels()).isEqualTo(Map.of("direct", 2));
    }

    @Test
    void anUnchangedReReadingIsADuplicateAlsoForAnIntakeThatIsNew() {
        take(visit("a", 1, DAY, ACME, "/"));
        assertThat(take(visit("a", 1, DAY, ACME, "/")).get(Outcome.DUPLICATE)).isOne();
        VisitCounts later = take(intake(null), 0, visit("a", 1, DAY, ACME, "/"));
        assertThat(later.get(Outcome.DUPLICATE)).isOne();
        assertThat(later.read()).isOne();
        assertThat(sum(ACME, DAY).visits()).isOne();
    }

    @Test
    void aVisitThatGrewReplacesWhatWasCounted() {
        take(visit("a", 1, DAY, ACME, "/"), visit("b", 2, DAY, ACME, "/"));
        VisitCounts counts = take(visit("a", 3, DAY, ACME, "/", "/prices"));
        assertThat(counts.get(Outcome.RESOLVED)).isOne();
        assertThat(sum(ACME, DAY).visits()).isEqualTo(2);
        assertThat(sum(ACME, DAY).pages()).isEqualTo(3);
    }

    @Test
    void aVisitThatGrewPastMidnightMovesToTheDayOfItsLastAction() {
        take(visit("a", 1, DAY, ACME, "/"));
        take(visit("a", 2, DAY.plusDays(1), ACME, "/", "/prices"));
        assertThat(sum(ACME, DAY).visits()).isZero();
        assertThat(sum(ACME, DAY.plusDays(1)).pages()).isEqualTo(2);
    }

    @Test
    void aVisitThatNamesAnotherCompanyNowMovesToIt() {
        take(visit("a", 1, DAY, ACME, "/"), visit("b", 2, DAY, ACME, "/"));
        take(visit("a", 3, DAY, BETA, "/"));
        assertThat(sum(ACME, DAY).visits()).isOne();
        assertThat(sum(BETA, DAY).visits()).isOne();
    }

    @Test
    void aVisitThatNamesNoCompanyAnyMoreIsTakenBack() {
        take(visit("a", 1, DAY, ACME, "/"));
        VisitCounts counts = take(dropped("a", 2, DAY, DropReason.EXCLUDED));
        assertThat(counts.get(Outcome.EXCLUDED)).isOne();
        assertThat(stores.rows()).isEmpty();
        assertThat(sum(ACME, DAY).visits()).isZero();
    }

    @Test
    void copiesInsideAPageCountOnce() {
        VisitCounts counts = take(
                intake,
                2,
                visit("a", 1, DAY, ACME, "/"),
                visit("a", 1, DAY, ACME, "/"),
                visit("a", 2, DAY, ACME, "/", "/prices"));
        assertThat(counts.get(Outcome.DUPLICATE)).isEqualTo(4);
        assertThat(counts.get(Outcome.RESOLVED)).isOne();
        assertThat(counts.read()).isEqualTo(5);
        assertThat(sum(ACME, DAY).pages()).isEqualTo(2);
    }

    @Test
    void aPageThatWasRolledBackIsTakenWholeTheNextTime() {
        ReadVisit visit = visit("a", 1, DAY, ACME, "/");
        assertThatThrownBy(() -> stores.run(() -> {
                    take(visit);
                    throw new IllegalStateException("lost");
                }))
                .hasMessage("lost");
        intake.rolledBack();
        assertThat(stores.rows()).isEmpty();
        assertThat(take(visit).get(Outcome.RESOLVED)).isOne();
        assertThat(sum(ACME, DAY).visits()).isOne();
    }

    @Test
    void aBackfillReplacesItsDaysWholeAndNoOthers() {
        take(visit("a", 1, DAY, ACME, "/"), visit("b", 2, DAY.plusDays(1), ACME, "/"));
        take(visit("c", 3, DAY.plusDays(2), ACME, "/"));
        VisitIntake again = intake(new Days(DAY, DAY.plusDays(1)));
        assertThat(take(again, 0, visit("a", 1, DAY, BETA, "/")).get(Outcome.RESOLVED))
                .isOne();
        assertThat(take(again, 0, visit("d", 4, DAY, BETA, "/")).get(Outcome.RESOLVED))
                .isOne();
        assertThat(sum(ACME, DAY).visits()).isZero();
        assertThat(sum(ACME, DAY.plusDays(1)).visits()).isZero();
        assertThat(sum(ACME, DAY.plusDays(2)).visits()).isOne();
        assertThat(sum(BETA, DAY).visits()).isEqualTo(2);
    }

    @Test
    void aVisitOfADayOfWhichOnlySumsAreLeftIsNotCountedAgainButByABackfill() {
        stores.summedTo("1", DAY);
        VisitCounts counts = take(visit("a", 1, DAY, ACME, "/"), visit("b", 2, DAY.plusDays(2), ACME, "/"));
        assertThat(counts.get(Outcome.EXCLUDED)).isOne();
        assertThat(counts.get(Outcome.RESOLVED)).isOne();
        assertThat(intake.takeTooOld()).isOne();
        assertThat(intake.takeTooOld()).isZero();
        assertThat(sum(ACME, DAY).visits()).isZero();
        VisitIntake backfill = intake(new Days(DAY, DAY));
        assertThat(take(backfill, 0, visit("a", 1, DAY, ACME, "/")).get(Outcome.RESOLVED))
                .isOne();
        assertThat(backfill.takeTooOld()).isZero();
    }

    @Test
    void pagesOfABackfillThatOverlapCountAVisitOnce() {
        take(intake(null), 0, visit("a", 1, DAY, ACME, "/"));
        VisitIntake backfill = intake(new Days(DAY, DAY));

        assertThat(take(backfill, 0, visit("a", 1, DAY, ACME, "/")).get(Outcome.RESOLVED))
                .isEqualTo(1);
        VisitCounts overlap = take(backfill, 0, visit("a", 1, DAY, ACME, "/"));

        assertThat(overlap.get(Outcome.RESOLVED)).isZero();
        assertThat(overlap.get(Outcome.DUPLICATE)).isEqualTo(1);
    }

    @Test
    void aBackfillThatWasRolledBackClearsAgain() {
        take(visit("a", 1, DAY, ACME, "/"));
        VisitIntake again = intake(new Days(DAY, DAY));
        assertThatThrownBy(() -> stores.run(() -> {
                    take(again, 0, visit("b", 2, DAY, ACME, "/"));
                    throw new IllegalStateException("lost");
                }))
                .hasMessage("lost");
        again.rolledBack();
        take(again, 0, visit("b", 2, DAY, ACME, "/"));
        assertThat(stores.rows()).extracting(VisitRow::key).containsExactly(Sample.key("b"));
    }

    @Test
    void aBackfillClearsSitesWithoutAVisitInItsDays() {
        stores.ports().visits().saveSite("web", new Site("2", "Blog", ZoneOffset.UTC));
        take(visit("a", 1, DAY, ACME, "/"));
        take(intake(new Days(DAY, DAY)), 0);
        assertThat(stores.rows()).isEmpty();
        assertThat(sum(ACME, DAY).visits()).isZero();
    }

    @Test
    void aDayKeepsFiftyPathsTheMostViewedFirstTiesByPath() {
        String[] paths = new String[61];
        for (int i = 0; i < 60; i++) {
            paths[i] = String.format("/%02d", i);
        }
        paths[60] = "/59";
        take(visit("a", 1, DAY, ACME, paths));
        assertThat(sum(ACME, DAY).pages()).isEqualTo(61);
        assertThat(sum(ACME, DAY).pageCounts())
                .hasSize(50)
                .containsEntry("/59", 2)
                .containsKeys("/00", "/48")
                .doesNotContainKey("/49");
    }

    @Test
    void whatRetentionFoldedAwayStaysInTheSum() {
        take(visit("a", 1, DAY, ACME, "/", "/old"), visit("b", 2, DAY, ACME, "/"));
        stores.ports().visits().delete(List.of(Sample.key("a")));
        take(visit("b", 3, DAY, ACME, "/", "/prices"));
        assertThat(sum(ACME, DAY).visits()).isEqualTo(2);
        assertThat(sum(ACME, DAY).pageCounts()).isEqualTo(Map.of("/", 2, "/old", 1, "/prices", 1));
        take(dropped("b", 4, DAY, DropReason.BOT));
        assertThat(sum(ACME, DAY).visits()).isOne();
        assertThat(sum(ACME, DAY).pageCounts()).isEqualTo(Map.of("/", 1, "/old", 1));
        assertThat(sum(ACME, DAY).channels()).isEqualTo(Map.of("direct", 1));
    }

    /** Saving a site is what lines up those who change its sums: with each page, or two jobs lose each other's counts. */
    @Test
    void eachPageLinesUpWithOthersThatChangeTheSite() {
        AtomicInteger saved = new AtomicInteger();
        VisitStore real = stores.ports().visits();
        VisitStore counting = (VisitStore) Proxy.newProxyInstance(
                VisitStore.class.getClassLoader(), new Class<?>[] {VisitStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("saveSite")) {
                        saved.incrementAndGet();
                    }
                    return method.invoke(real, arguments);
                });
        var ports = stores.ports();
        VisitIntake two = VisitIntake.of(new VisitIntake.Parts(
                "nightly",
                "web",
                null,
                counting,
                ports.seen(),
                CompanyDirectory.over(ports.companies(), new Random(1))));
        take(two, 0, visit("a", 1, DAY, ACME, "/"));
        take(two, 0, visit("b", 2, DAY, ACME, "/"));
        assertThat(saved).hasValue(2);
    }
}
