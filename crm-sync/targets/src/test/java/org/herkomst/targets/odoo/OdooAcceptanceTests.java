package org.herkomst.targets.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.herkomst.connector.matomo.Secret;
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
 * Against a real server, where {@code HERKOMST_IT_ODOO_URL} and {@code HERKOMST_IT_ODOO_KEY} are set, and {@code _DATABASE} and
 * {@code _USER} for 17 and 18. The key's user needs Settings rights. Leaves our fields behind, and no record.
 */
class OdooAcceptanceTests {
    private static final String PREFIX = "HERKOMST_IT_ODOO_";

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String key = "hk-it-" + run;
    private final String domain = "it-" + run + ".example";
    private CrmTarget target = Targets.open(settings(URI.create("http://127.0.0.1:9"), "none"));

    @BeforeEach
    void open() {
        var url = given("URL");
        var token = given("KEY");
        Assumptions.assumeTrue(
                url.isPresent() && token.isPresent(),
                "no real Odoo is given (HERKOMST_IT_ODOO_URL, HERKOMST_IT_ODOO_KEY)");
        target.close();
        target = Targets.open(settings(URI.create(url.orElseThrow()), token.orElseThrow()));
        target.provision(Bench.MAPPING);
    }

    @AfterEach
    void close() {
        target.close();
    }

    private static Optional<String> given(String name) {
        return Optional.ofNullable(System.getenv(PREFIX + name)).filter(text -> !text.isBlank());
    }

    private static TargetSettings settings(URI url, String token) {
        var options = new HashMap<String, Secret>();
        given("DATABASE").ifPresent(name -> options.put(Odoo.DATABASE, new Secret(name)));
        given("USER").ifPresent(name -> options.put(Odoo.USER, new Secret(name)));
        return new TargetSettings(
                        "odoo",
                        url,
                        new Secret(token),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60),
                        Clock.systemUTC(),
                        wait -> Thread.sleep(wait.toMillis()))
                .withOptions(options);
    }

    @Test
    void aRealServerTakesChangesRefusesAndGivesBack() {
        assertThat(target.check(Bench.MAPPING).problems()).isEmpty();
        assertThat(target.provision(Bench.MAPPING).created()).isEmpty();
        var good = Bench.record(key, "Herkomst test " + run, domain);
        var bad = Bench.with(
                Bench.record(key + "-bad", "Herkomst test bad " + run, null),
                "x_herkomst_visits_30d",
                Bench.ours(new FieldValue.Text("many")));
        var receipts = deliver(good, bad);
        try {
            assertThat(receipts).extracting(Receipt::verdict).containsExactly(Verdict.CREATED, Verdict.REJECTED);
            var made = receipts.get(0);
            var again = deliver(Bench.known(good, made)).get(0);
            assertThat(again.targetId()).isEqualTo(made.targetId());
            assertThat(again.counts().written).isZero();
            var more = Bench.known(Bench.record(key, "Herkomst test " + run, domain, 8), made);
            assertThat(deliver(more).get(0).counts().written).isOne();
            assertThat(deliver(Bench.record(key + "-two", "Two", domain)).get(0).verdict())
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
        var retraction =
                new Retraction(new org.herkomst.core.company.CompanyKey(key), null, Ownership.MADE, null, false);
        var outcomes = target.withdraw(List.of(retraction), Bench.MAPPING).receipts();
        assertThat(outcomes).extracting(r -> r.outcome()).containsExactly(Outcome.DELETED);
        assertThat(Map.copyOf(target.markedWrong(Bench.MAPPING))).isEmpty();
    }
}
