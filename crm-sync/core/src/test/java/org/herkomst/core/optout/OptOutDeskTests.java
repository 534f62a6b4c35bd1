package org.herkomst.core.optout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyAliases;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.optout.OptOutDesk.Confirmed;
import org.herkomst.core.testing.MemoryStores;
import org.herkomst.core.testing.Sample;
import org.junit.jupiter.api.Test;

class OptOutDeskTests {
    private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");

    private final MemoryStores stores = new MemoryStores();
    private final OptOutDesk desk = OptOutDesk.over(stores.ports(), List.of("crm"), Clock.fixed(NOW, ZoneOffset.UTC));

    private long known(String name, String domain) {
        CompanyFacts facts = Sample.facts(name, domain, "NL");
        Company made = Sample.company(facts);
        CompanyKey key = new CompanyKey("hk-" + name.toLowerCase(java.util.Locale.ROOT));
        long id = stores.ports()
                .companies()
                .create(new Company(
                        0, key, facts, made.confidence(), made.reason(), made.evidence(), made.obtainedOn()));
        stores.ports().companies().addAliases(id, CompanyAliases.of(facts));
        return id;
    }

    @Test
    void aConfirmReadsOneEntryAndNeverTheWholeRegister() {
        OptOut acme = OptOutRequest.domain("acme.example", null, NOW);
        long id = desk.confirm(acme, List.of(), "cli:test").id();
        stores.breakOptOuts(true);
        assertThat(desk.confirm(acme, List.of(), "cli:test")).isEqualTo(new Confirmed(id, Set.of(), Set.of(), true));
    }

    @Test
    void manyAreConfirmedTogetherAndAgainWithoutEffect() {
        long id = known("acme", "acme.example");
        List<OptOut> two =
                List.of(OptOutRequest.domain("acme.example", null, NOW), OptOutRequest.name("Nobody", null, NOW));
        List<Confirmed> first = desk.confirmAll(two, o -> desk.wouldMeet(o, List.of()), "cli:test");
        assertThat(first).extracting(Confirmed::companies).containsExactly(Set.of(id), Set.of());
        assertThat(first.get(0).targets()).containsExactly("crm");
        long version = stores.ports().optOuts().version();
        assertThat(desk.confirmAll(two, o -> Set.of(id), "cli:test"))
                .extracting(Confirmed::before)
                .containsOnly(true);
        assertThat(stores.ports().optOuts().version()).isEqualTo(version);
        assertThat(desk.tasks(first.get(0).id())).hasSize(1);
    }

    @Test
    void aCompanyThatAppearedMeanwhileIsTakenBackToo() {
        OptOut acme = OptOutRequest.domain("acme.example", null, NOW);
        Confirmed confirmed = desk.confirm(acme, List.of(), "cli:test");
        assertThat(desk.tasks(confirmed.id())).isEmpty();
        long id = known("acme", "acme.example");
        assertThat(desk.extend(acme, Set.of(id), "cli:test")).containsExactly("crm");
        assertThat(desk.tasks(confirmed.id())).hasSize(1);
        OptOut other = OptOutRequest.domain("other.example", null, NOW);
        assertThat(desk.extend(other, Set.of(id), "cli:test")).isEmpty();
    }

    @Test
    void aHoldIsKeptForExactlyItsDomainAndTakesNothingBack() {
        long id = known("acme", "acme.example");
        Instant until = NOW.plusSeconds(72 * 3600);
        desk.hold("acme.example", until, "page");
        assertThat(stores.ports().optOuts().all()).singleElement().satisfies(o -> {
            assertThat(o.heldUntil()).isEqualTo(until);
            assertThat(desk.tasks(o.id())).isEmpty();
        });
        assertThat(stores.changes())
                .singleElement()
                .satisfies(c -> assertThat(c.details()).isEqualTo(Map.of("until", until.toString())));
        assertThat(desk.confirm(OptOutRequest.domain("acme.example", null, NOW), List.of(), "page")
                        .companies())
                .containsExactly(id);
    }
}
