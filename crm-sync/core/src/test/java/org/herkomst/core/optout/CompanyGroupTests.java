package org.herkomst.core.optout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyAliases;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.company.CompanyStore;
import org.herkomst.core.testing.MemoryStores;
import org.herkomst.core.testing.Sample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompanyGroupTests {
    private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");
    private final CompanyStore companies = new MemoryStores().ports().companies();

    private long known(String name, @Nullable String domain) {
        CompanyFacts facts = Sample.facts(name, domain, "NL");
        Company made = Sample.company(facts);
        CompanyKey key = new CompanyKey("hk-" + Integer.toHexString(name.hashCode()));
        long id = companies.create(
                new Company(0, key, facts, made.confidence(), made.reason(), made.evidence(), made.obtainedOn()));
        companies.addAliases(id, CompanyAliases.of(facts));
        return id;
    }

    @Test
    void aDomainInCommonIsCertainAndAFirstWordIsAQuestion() {
        long acme = known("Zorgveld B.V.", "zorgveld.example");
        known("Zorgveld Shop", "shop.zorgveld.example");
        long perhaps = known("Zorgveld Logistiek", "zvl.example");
        known("Anders", "anders.example");
        CompanyGroup group = CompanyGroup.of(companies, OptOutRequest.name("Zorgveld", null, NOW), Set.of(acme));
        assertThat(group.domains()).containsExactly("zorgveld.example");
        assertThat(group.perhaps()).extracting(Company::id).containsExactly(perhaps);
    }

    @Test
    void aHostStandsForItsRegistrableDomainAndMailProvidersForNobody() {
        CompanyGroup group = CompanyGroup.of(companies, OptOutRequest.domain("shop.acme.co.uk", null, NOW), Set.of());
        assertThat(group.domains()).containsExactly("acme.co.uk");
        long free = known("Jansen", "gmail.com");
        assertThat(CompanyGroup.of(companies, OptOutRequest.name("Jansen", null, NOW), Set.of(free))
                        .domains())
                .isEmpty();
    }
}
