package org.herkomst.core.optout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herkomst.core.testing.Sample.facts;

import java.time.Instant;
import java.util.List;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.CompanyAliases;
import org.junit.jupiter.api.Test;

class OptOutGateTests {
    private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");
    private static final CompanyFacts ACME = facts("Acme B.V.", "acme.example", "NL", "kvk:12345678");

    private static boolean blocks(OptOut optOut, CompanyFacts facts, Alias... aliases) {
        return OptOutGate.of(7, List.of(optOut), List.of()).blocks(facts, List.of(aliases));
    }

    private static boolean domainBlocks(String domain, CompanyFacts facts, Alias... aliases) {
        return blocks(OptOutRequest.domain(domain, null, NOW), facts, aliases);
    }

    private static boolean nameBlocks(String name, CompanyFacts facts, Alias... aliases) {
        return blocks(OptOutRequest.name(name, null, NOW), facts, aliases);
    }

    private static boolean registerBlocks(String number, CompanyFacts facts, Alias... aliases) {
        return blocks(OptOutRequest.register(number, null, NOW), facts, aliases);
    }

    @Test
    void aDomainBlocksItsCompanyHoweverItWasTyped() {
        assertThat(domainBlocks("acme.example", ACME)).isTrue();
        assertThat(domainBlocks("https://www.ACME.example/contact?x=1", ACME)).isTrue();
        assertThat(domainBlocks("acme.example.", ACME)).isTrue();
        assertThat(domainBlocks("other.example", ACME)).isFalse();
        assertThat(domainBlocks("notacme.example", ACME)).isFalse();
        assertThat(domainBlocks("acme.example", facts("Xacme", "xacme.example", null)))
                .isFalse();
    }

    @Test
    void aDomainCoversItsSubdomainsAndNotTheOtherWayRound() {
        CompanyFacts shop = facts("Acme Shop", "shop.acme.example", null);
        assertThat(domainBlocks("acme.example", shop)).isTrue();
        assertThat(domainBlocks("shop.acme.example", shop)).isTrue();
        assertThat(domainBlocks("shop.acme.example", ACME)).isFalse();
    }

    @Test
    void aDomainUnderALongPublicSuffixBlocksNoNeighbour() {
        CompanyFacts british = facts("Acme Ltd", "acme.co.uk", "GB");
        assertThat(domainBlocks("acme.co.uk", british)).isTrue();
        assertThat(domainBlocks("acme.co.uk", facts("Beta Ltd", "beta.co.uk", "GB")))
                .isFalse();
    }

    @Test
    void aNameBlocksWithWhateverLegalFormAndSpelling() {
        for (String name : List.of("Acme", "ACME B.V.", "acme bv", "Acme N.V.", "Acme GmbH", "Ácme")) {
            assertThat(nameBlocks(name, ACME)).as(name).isTrue();
        }
        assertThat(nameBlocks("Acme", facts("Acme GmbH", null, "DE"))).isTrue();
        assertThat(nameBlocks("Acme", facts("Acme", null, null))).isTrue();
    }

    @Test
    void aNameBlocksNoOtherCompanyThatContainsIt() {
        assertThat(nameBlocks("Acme", facts("Acme Logistics B.V.", null, "NL"))).isFalse();
        assertThat(nameBlocks("Acme Logistics", ACME)).isFalse();
        assertThat(nameBlocks("Acme", facts("The Acme B.V.", null, "NL"))).isFalse();
    }

    @Test
    void registerNumbersAndLeisBlock() {
        assertThat(registerBlocks("KVK: 12345678", ACME)).isTrue();
        assertThat(registerBlocks("kvk:12345679", ACME)).isFalse();
        CompanyFacts known = facts("Acme B.V.", null, "NL", "lei:724500ABCDEFGHIJKL12");
        assertThat(registerBlocks("LEI:724500abcdefghijkl12", known)).isTrue();
    }

    @Test
    void anOptOutHoldsForEveryEarlierAlias() {
        CompanyFacts now = facts("Nova B.V.", "nova.example", "NL");
        Alias[] earlier = CompanyAliases.of(ACME).toArray(Alias[]::new);
        assertThat(domainBlocks("acme.example", now)).isFalse();
        assertThat(domainBlocks("acme.example", now, earlier)).isTrue();
        assertThat(nameBlocks("Acme", now, earlier)).isTrue();
        assertThat(registerBlocks("kvk:12345678", now, earlier)).isTrue();
    }

    @Test
    void aCompanyInAnOptedOutRangeIsBlockedWhereverItIsMet() {
        CompanyFacts inRange = facts("Acme B.V.", "acme.example", "NL");
        OptOutGate gate = OptOutGate.of(7, List.of(), List.of(inRange));
        assertThat(gate.blocks(facts("Acme Netherlands B.V.", "acme.example", "NL"), List.of()))
                .isTrue();
        assertThat(gate.blocks(facts("Beta B.V.", "beta.example", "NL"), List.of()))
                .isFalse();
        assertThat(gate.version()).isEqualTo(7);
    }

    @Test
    void nothingIsBlockedByNothing() {
        assertThat(OptOutGate.of(0, List.of(), List.of()).blocks(ACME, CompanyAliases.of(ACME)))
                .isFalse();
        assertThat(blocks(OptOutRequest.range("192.0.2.0/24", null, NOW), ACME)).isFalse();
    }

    @Test
    void aDomainBlocksItsSubdomainsAndNeitherItsNeighboursNorLookAlikes() {
        CompanyFacts shop = facts("Shop", "shop.acme.co.uk", "GB");
        assertThat(domainBlocks("acme.co.uk", shop, new Alias(Alias.Kind.DOMAIN, "shop.acme.co.uk")))
                .isTrue();
        for (String other : List.of("evil.co.uk", "evilacme.co.uk", "acme.co.uk.example", "xn--cme-5cd.co.uk")) {
            assertThat(domainBlocks("acme.co.uk", facts("Other", other, "GB")))
                    .as(other)
                    .isFalse();
        }
    }
}
