package org.herkomst.targets.espocrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.herkomst.connector.matomo.Secret;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.mappings.FieldValue;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.Targets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The target on a real server: its address in {@code HERKOMST_IT_ESPOCRM_URL}, an API user's key in {@code HERKOMST_IT_ESPOCRM_KEY}, and,
 * where our fields aren't there yet, an administrator's {@code user:password} in {@code HERKOMST_IT_ESPOCRM_ADMIN}. Skipped otherwise.
 * Leaves our fields behind, and no record.
 */
class EspoAcceptanceTests {
    private static final String PREFIX = "HERKOMST_IT_ESPOCRM_";

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String key = "hk-it-" + run;
    private final String domain = "it-" + run + ".example";
    private CrmTarget target = open(URI.create("http://127.0.0.1:9"), "none");

    @BeforeEach
    void open() {
        var url = given("URL");
        var token = given("KEY");
        Assumptions.assumeTrue(
                url.isPresent() && token.isPresent(),
                "no real EspoCRM is given (HERKOMST_IT_ESPOCRM_URL, HERKOMST_IT_ESPOCRM_KEY)");
        var address = URI.create(url.orElseThrow());
        given("ADMIN").ifPresent(admin -> {
            try (var setup = open(address, admin)) {
                setup.provision(EspoBench.MAPPING);
            }
        });
        target.close();
        target = open(address, token.orElseThrow());
    }

    @AfterEach
    void close() {
        target.close();
    }

    private static Optional<String> given(String name) {
        return Optional.ofNullable(System.getenv(PREFIX + name)).filter(text -> !text.isBlank());
    }

    private static CrmTarget open(URI url, String token) {
        return Targets.open(new TargetSettings(
                "espocrm",
                url,
                new Secret(token),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Clock.systemUTC(),
                wait -> Thread.sleep(wait.toMillis())));
    }

    @Test
    void aRealServerTakesChangesRefusesAndGivesBack() {
        assertThat(target.check(EspoBench.MAPPING).problems()).isEmpty();
        var good = EspoBench.record(key, "Herkomst test " + run, domain, 7);
        var bad = EspoBench.with(
                EspoBench.record(key + "-bad", "Herkomst test bad " + run, null, 7),
                "cHerkomstLastVisit",
                EspoBench.ours(new FieldValue.Text("some day")));
        var receipts = deliver(good, bad);
        try {
            assertThat(receipts).extracting(Receipt::verdict).containsExactly(Verdict.CREATED, Verdict.REJECTED);
            var made = receipts.get(0);
            var again = deliver(EspoBench.known(good, made)).get(0);
            assertThat(again.targetId()).isEqualTo(made.targetId());
            assertThat(again.counts().written).isZero();
            var more = EspoBench.known(EspoBench.record(key, "Herkomst test " + run, domain, 8), made);
            assertThat(deliver(more).get(0).counts().written).isOne();
            assertThat(deliver(EspoBench.record(key + "-two", "Two", domain, 7))
                            .get(0)
                            .verdict())
                    .isEqualTo(Verdict.CONFLICT);
        } finally {
            takeBack();
        }
        assertThat(target.preview(List.of(good)).receipts().get(0).verdict()).isEqualTo(Verdict.CREATED);
    }

    private List<Receipt> deliver(CrmRecord... records) {
        return target.deliver(List.of(records), ClearedForTests.LOOK).receipts();
    }

    private void takeBack() {
        var retraction = new Retraction(new CompanyKey(key), null, Ownership.MADE, null, false);
        assertThat(target.withdraw(List.of(retraction), EspoBench.MAPPING).receipts())
                .extracting(r -> r.outcome())
                .containsExactly(Outcome.DELETED);
        assertThat(target.markedWrong(EspoBench.MAPPING)).doesNotContainKey(new CompanyKey(key));
    }
}
