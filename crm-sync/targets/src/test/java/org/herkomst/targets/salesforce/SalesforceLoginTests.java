package org.herkomst.targets.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.TargetException;
import org.herkomst.sandbox.salesforce.Fault;
import org.herkomst.sandbox.salesforce.Logins;
import org.herkomst.sandbox.salesforce.RequestLog.Request;
import org.herkomst.targets.salesforce.Wire.Token;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesforceLoginTests {
    private static final KeyPair KEYS = keys();
    private static final CrmRecord ACME = SalesforceBench.record("hk-acme", "Acme", "acme.example");

    private final SalesforceBench bench = new SalesforceBench();

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(KeyPair keys) {
        var text = Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
    }

    private static Map<String, String> bearer() {
        return Map.of(
                Salesforce.CLIENT_ID, Logins.CLIENT_ID,
                Salesforce.USERNAME, Logins.USERNAME,
                Salesforce.PRIVATE_KEY, pem(KEYS));
    }

    private static Map<String, String> bearer(String option, String value) {
        var options = new LinkedHashMap<>(bearer());
        options.put(option, value);
        return options;
    }

    private static Receipt deliver(CrmTarget target) {
        return target.deliver(List.of(ACME), ClearedForTests.LOOK).receipts().get(0);
    }

    private TargetException refused(Map<String, String> options) {
        return catchThrowableOfType(TargetException.class, () -> {
            try (var target = bench.open(options)) {
                deliver(target);
            }
        });
    }

    @Test
    void oneTokenServesManyCalls() {
        bench.receipts(SalesforceBench.many(3));
        bench.receipts(SalesforceBench.many(3));
        assertThat(bench.sandbox.logins().given()).isOne();
    }

    @Test
    void anExpiredTokenIsRenewedOnce() {
        bench.receipt(ACME);
        bench.sandbox.logins().expire();
        assertThat(bench.receipt(SalesforceBench.record("hk-acme", "Acme", "acme.example", 8))
                        .verdict())
                .isEqualTo(Verdict.UPDATED);
        assertThat(bench.sandbox.logins().given()).isEqualTo(2);
    }

    @Test
    void aTokenThatIsRefusedAsSoonAsItIsGivenIsTheAccounts() {
        bench.sandbox.faults().next("query", 1_000, Fault.error(401, "INVALID_SESSION_ID"));
        var e = catchThrowableOfType(TargetException.class, () -> bench.receipt(ACME));
        assertThat(e.problem().code()).isEqualTo("HK-AUTH-001");
        assertThat(bench.sandbox.logins().given()).isEqualTo(2);
    }

    @Test
    void theJwtIsSignedWithTheKeyWhoseCertificateTheAppHolds() {
        bench.sandbox.logins().certificate(KEYS.getPublic());
        try (var target = bench.open(bearer())) {
            assertThat(deliver(target).verdict()).isEqualTo(Verdict.CREATED);
            bench.sandbox.logins().expire();
            assertThat(deliver(target).verdict()).isEqualTo(Verdict.UPDATED);
        }
        assertThat(bench.sandbox.log().requests())
                .filteredOn(r -> r.operation().equals("token"))
                .extracting(Request::body)
                .allMatch(form -> form.contains("jwt-bearer"));
    }

    @Test
    void aJwtOfAnotherKeyUserOrAudienceIsRefused() {
        bench.sandbox.logins().certificate(KEYS.getPublic());
        for (var options : List.of(
                bearer(Salesforce.PRIVATE_KEY, pem(keys())),
                bearer(Salesforce.USERNAME, "other@sandbox.example"),
                bearer(Salesforce.AUDIENCE, "https://example.com"))) {
            var e = refused(options);
            assertThat(e.problem().code()).isEqualTo("HK-AUTH-001");
            assertThat(e.problem().example()).contains("invalid_grant");
        }
    }

    @Test
    void noSecretStandsInARefusal() {
        var options = Map.of(Salesforce.CLIENT_ID, Logins.CLIENT_ID, Salesforce.CLIENT_SECRET, "a-wrong-secret");
        var e = refused(options);
        assertThat(e.problem().code()).isEqualTo("HK-AUTH-001");
        assertThat(e).hasNoCause();
        assertThat(e.getMessage() + e.problem()).doesNotContain("a-wrong-secret", "authentication failure");
    }

    @Test
    void aKeyThatCannotBeReadIsRefusedBeforeAnyCallAndDoesNotShow() {
        var e = refused(bearer(Salesforce.PRIVATE_KEY, "no key at all"));
        assertThat(e.problem().code()).isEqualTo("HK-AUTH-004");
        assertThat(e.getMessage() + e.problem()).doesNotContain("no key at all");
        assertThat(bench.sandbox.log().requests()).isEmpty();
    }

    @Test
    void noWayOrTwoWaysToLogInAreRefusedBeforeAnyCall() {
        assertThat(refused(Map.of(Salesforce.CLIENT_ID, Logins.CLIENT_ID))
                        .problem()
                        .code())
                .isEqualTo("HK-AUTH-003");
        assertThat(refused(bearer(Salesforce.CLIENT_SECRET, "x")).problem().code())
                .isEqualTo("HK-AUTH-003");
        assertThat(bench.sandbox.log().requests()).isEmpty();
    }

    @Test
    void aTokenIsNotTakenToAStrangersHost() {
        bench.sandbox.instance("https://salesforce.com.example");
        assertThat(bench.receipt(ACME).verdict()).isEqualTo(Verdict.CREATED);
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.my.salesforce.com, https://acme.my.salesforce.com",
        "https://acme--uat.sandbox.my.salesforce.com/, https://acme--uat.sandbox.my.salesforce.com",
        "http://acme.my.salesforce.com, https://proxy.example/sf",
        "https://acme.my.salesforce.com:8443, https://proxy.example/sf",
        "https://evilsalesforce.com, https://proxy.example/sf",
        "https://user@evil.example, https://proxy.example/sf",
        "not an address, https://proxy.example/sf"
    })
    void tokensGoToSalesforceOrToTheHostThatWeWereTold(String instance, String host) {
        var session = new Session(URI.create("https://proxy.example/sf/"));
        session.begin(new Token("t", instance));
        assertThat(session.host()).isEqualTo(host);
    }
}
