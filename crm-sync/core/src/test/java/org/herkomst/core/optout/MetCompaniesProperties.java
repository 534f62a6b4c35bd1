package org.herkomst.core.optout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyAliases;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.company.CompanyStore;
import org.herkomst.core.testing.MemoryStores;
import org.herkomst.core.testing.Sample;

/** Many opt-outs at one go meet whom each meets by itself. */
class MetCompaniesProperties {
    private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");

    @Provide
    Arbitrary<List<CompanyFacts>> facts() {
        return Combinators.combine(
                        Arbitraries.of("Acme", "Acme Logistics", "Nova"),
                        Arbitraries.of("acme.example", "nova.example", "shop.acme.example")
                                .injectNull(0.2),
                        Arbitraries.of("NL", "BE"),
                        Arbitraries.of("kvk:11111111", "kvk:22222222", "lei:aaaaaaaaaaaaaaaaaaaa"))
                .as((name, domain, country, register) -> Sample.facts(name, domain, country, register))
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<Set<OptOut>> optOuts() {
        return Arbitraries.of(
                        OptOutRequest.domain("acme.example", null, NOW),
                        OptOutRequest.domain("shop.acme.example", null, NOW),
                        OptOutRequest.domain("cme.example", null, NOW),
                        OptOutRequest.name("Acme B.V.", null, NOW),
                        OptOutRequest.name("Logistics", null, NOW),
                        OptOutRequest.register("kvk:11111111", null, NOW),
                        OptOutRequest.register("lei:aaaaaaaaaaaaaaaaaaaa", null, NOW))
                .set()
                .ofMinSize(1);
    }

    @Property(tries = 300)
    void togetherAsEachAlone(@ForAll("facts") List<CompanyFacts> facts, @ForAll("optOuts") Set<OptOut> optOuts) {
        MemoryStores stores = new MemoryStores();
        CompanyStore companies = stores.ports().companies();
        facts.forEach(one -> add(companies, one));
        OptOutDesk desk = OptOutDesk.over(stores.ports(), List.of("crm"), Clock.fixed(NOW, ZoneOffset.UTC));
        ValueKeys keys = new ValueKeys();
        optOuts.forEach(keys::add);
        Map<String, Set<Long>> met = keys.met(companies);
        for (OptOut optOut : optOuts) {
            assertThat(met.getOrDefault(ValueKeys.key(optOut.kind(), optOut.value()), Set.of()))
                    .isEqualTo(desk.wouldMeet(optOut, List.of()));
        }
    }

    private static void add(CompanyStore companies, CompanyFacts facts) {
        Company made = Sample.company(facts);
        CompanyKey key = new CompanyKey("hk-" + companies.numbers(0, 1000).size() + "xx");
        long id = companies.create(
                new Company(0, key, facts, made.confidence(), made.reason(), made.evidence(), made.obtainedOn()));
        companies.addAliases(id, CompanyAliases.of(facts));
    }
}
