package org.herkomst.core.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herkomst.core.testing.Sample.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.testing.MemoryStores;
import org.herkomst.core.testing.Sample;
import org.junit.jupiter.api.Test;

class CompanyDirectoryTests {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 10);
    private final CompanyStore store = new MemoryStores().ports().companies();
    private final CompanyDirectory directory = CompanyDirectory.over(store, new Random(1));

    private long identify(CompanyFacts facts) {
        return identify(facts, DAY);
    }

    private long identify(CompanyFacts facts, LocalDate day) {
        long id = directory.identify(Sample.seen(facts), day);
        directory.flush();
        return id;
    }

    private Company stored(long id) {
        return store.get(List.of(id)).get(0);
    }

    @Test
    void aRegisterNumberFoundLaterKeepsTheCompany() {
        long id = identify(facts("Acme B.V.", "acme.example", "NL"));
        assertThat(identify(facts("Acme B.V.", "acme.example", "NL", "kvk:12345678")))
                .isEqualTo(id);
        assertThat(identify(facts("Acme Group B.V.", "acme-group.example", "NL", "kvk:12345678")))
                .isEqualTo(id);
        assertThat(stored(id).facts().name()).isEqualTo("Acme Group B.V.");
    }

    @Test
    void anotherRegisterNumberIsAnotherCompanyWhateverElseIsEqual() {
        long id = identify(facts("Acme B.V.", "acme.example", "NL", "kvk:12345678"));
        assertThat(identify(facts("Acme B.V.", "acme.example", "NL", "kvk:87654321")))
                .isNotEqualTo(id);
        assertThat(directory.takeShared()).isOne();
        assertThat(directory.takeShared()).isZero();
    }

    @Test
    void numbersOfDifferentRegistersDoNotContradict() {
        long id = identify(facts("Acme B.V.", "acme.example", "NL", "kvk:12345678"));
        assertThat(identify(facts("Acme B.V.", "acme.example", "NL", "lei:724500ABCDEFGHIJKL12")))
                .isEqualTo(id);
    }

    @Test
    void theSameNameWithAnotherDomainOrCountryIsAnotherCompany() {
        long id = identify(facts("Acme B.V.", "acme.example", "NL"));
        assertThat(identify(facts("Acme B.V.", "other.example", "NL"))).isNotEqualTo(id);
        long nameless = identify(facts("Beta B.V.", null, "NL"));
        assertThat(identify(facts("BETA B.V.", null, "NL"))).isEqualTo(nameless);
        assertThat(identify(facts("Beta B.V.", null, "BE"))).isNotEqualTo(nameless);
    }

    @Test
    void theDayObtainedIsTheEarliestInWhateverOrderVisitsCome() {
        CompanyFacts acme = facts("Acme B.V.", "acme.example", "NL");
        long id = identify(acme, DAY);
        identify(acme, DAY.minusDays(3));
        identify(acme, DAY.plusDays(3));
        assertThat(stored(id).obtainedOn()).isEqualTo(DAY.minusDays(3));
    }

    @Test
    void aTakenKeyIsReplacedByChanceAndKeysHaveTheirForm() {
        CompanyFacts acme = facts("Acme B.V.", "acme.example", "NL");
        CompanyKey derived = KeyMaker.derived(CompanyAliases.of(acme).get(0));
        store.create(new Company(0, derived, facts("Other", null, null), 1, "", List.of(), DAY));
        assertThat(stored(identify(acme)).key()).isNotEqualTo(derived);
        assertThat(derived.value()).matches("hk-[0-9a-hjkmnp-tv-z]{16}");
        assertThatThrownBy(() -> new CompanyKey("HK 1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theKeyDoesNotDependOnTheOrderOfRegisterNumbers() {
        CompanyFacts one = facts("Acme B.V.", null, "NL", "kvk:12345678", "siren:123456789");
        CompanyFacts other = facts("Acme B.V.", null, "NL", "siren:123456789", "kvk:12345678");
        CompanyStore elsewhere = new MemoryStores().ports().companies();
        long there = CompanyDirectory.over(elsewhere, new Random(2)).identify(Sample.seen(other), DAY);
        assertThat(elsewhere.get(List.of(there)).get(0).key())
                .isEqualTo(stored(identify(one)).key());
    }

    @Test
    void anotherLegalFormUnderOneResolversKeyIsAnotherCompany() {
        long id = identify(TrueCompany.facts("acme|nl", "Acme B.V.", null, List.of()));
        assertThat(identify(TrueCompany.facts("acme|nl", "Acme N.V.", null, List.of())))
                .isNotEqualTo(id);
        assertThat(identify(TrueCompany.facts("acme|nl", "Acme", null, List.of())))
                .isEqualTo(id);
    }
}
