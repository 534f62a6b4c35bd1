package org.herkomst.targets.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herkomst.targets.hubspot.Bench.fill;
import static org.herkomst.targets.hubspot.Bench.record;
import static org.herkomst.targets.hubspot.Bench.with;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.Rung;
import org.herkomst.core.record.Rung.Kind;
import org.herkomst.core.target.Receipt.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a person's record is found where our key finds none. The register number stands in the description. */
class HubSpotLadderTests {
    private static final Rung NUMBER = new Rung(Kind.REGISTER_NUMBER, Map.of("description", "12345678"));
    private static final Rung DOMAIN = new Rung(Kind.DOMAIN, Map.of("domain", "acme.example"));
    private static final Rung PLACE = new Rung(Kind.NAME_PLACE, Map.of("name", "Acme Bouw B.V.", "city", "Den Haag"));

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        assertThat(bench.sandbox.log().violations()).isEmpty();
        bench.close();
    }

    private static CrmRecord climbing(Rung... ladder) {
        return climbing(record("hk-acme", "Acme Bouw B.V.", "acme.example"), ladder);
    }

    private static CrmRecord climbing(CrmRecord record, Rung... ladder) {
        return record.climbing(List.of(ladder));
    }

    private String added(String... pairs) {
        var values = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        var id = bench.sandbox.account().personAdds(values);
        bench.clock.pass(Duration.ofSeconds(6));
        return id;
    }

    private long searches() {
        return bench.sandbox.log().requests().stream()
                .filter(request -> request.path().endsWith("/search"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "1234 5678", "12.34.56.78", "123-456-78"})
    void aRegisterNumberIsFoundHoweverItIsParted(String theirs) {
        var id = added("name", "Theirs", "description", theirs);
        added("name", "Another", "description", "87654321");

        var receipt = bench.receipt(climbing(NUMBER, DOMAIN));

        assertThat(receipt.verdict()).isEqualTo(Verdict.ADOPTED);
        assertThat(receipt.targetId()).isEqualTo(id);
        assertThat(receipt.matchedBy()).isEqualTo("register_number");
    }

    @ParameterizedTest
    @CsvSource({
        "Acme Bouw,Den Haag,ADOPTED",
        "ACME BOUW BV,den haag,ADOPTED",
        "Acme Bouw B.V.,Utrecht,CREATED",
        "Acme Bouwers,Den Haag,CREATED",
        "Bouw Acme,Den Haag,CREATED",
    })
    void aNameCountsWithoutItsLegalFormAndOnlyWithTheCity(String name, String city, Verdict verdict) {
        added("name", name, "city", city);

        var receipt = bench.receipt(climbing(NUMBER, DOMAIN, PLACE));

        assertThat(receipt.verdict()).isEqualTo(verdict);
        assertThat(receipt.matchedBy()).isEqualTo(verdict == Verdict.ADOPTED ? "name_place" : null);
    }

    @Test
    void theFirstStepThatFindsSomethingDecides() {
        var first = added("name", "Acme Bouw", "city", "Den Haag");
        var second = added("name", "Theirs", "domain", "acme.example");
        assertThat(bench.target
                        .preview(List.of(climbing(PLACE, DOMAIN)))
                        .receipts()
                        .get(0)
                        .targetId())
                .isEqualTo(first);

        assertThat(bench.receipt(climbing(NUMBER, DOMAIN, PLACE)).targetId()).isEqualTo(second);
    }

    @Test
    void severalThatFitAreForAPersonWhateverTheNextStepWouldFind() {
        var one = added("name", "Acme Bouw", "city", "Den Haag");
        var other = added("name", "Acme Bouw NV", "city", "Den Haag");
        added("name", "Theirs", "domain", "acme.example");

        var receipt = bench.receipt(climbing(PLACE, DOMAIN));

        assertThat(receipt.verdict()).isEqualTo(Verdict.AMBIGUOUS);
        assertThat(receipt.candidates()).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void aLadderWithoutTheDomainDoesNotLookForIt() {
        added("name", "Theirs", "domain", "acme.example");

        assertThat(bench.receipt(climbing(NUMBER)).verdict()).isEqualTo(Verdict.CREATED);
        assertThat(searches()).isOne();
    }

    @Test
    void whatTheSearchShowsAndAPersonChangedSinceIsNotJoined() {
        var id = added("name", "Acme Bouw", "city", "Den Haag");
        bench.sandbox.account().personEdits(id, Map.of("city", "Utrecht"));

        assertThat(bench.receipt(climbing(PLACE)).verdict()).isEqualTo(Verdict.CREATED);
    }

    @Test
    void recordsThatLackAStepAreLookedForTogetherWithTheOthers() {
        var records = Arrays.stream(Bench.many(10))
                .map(record -> {
                    var domain = new Rung(Kind.DOMAIN, Map.of("domain", String.valueOf(record.domain())));
                    var numbered = record.key().value().endsWith("3");
                    return numbered ? climbing(record, NUMBER, domain) : climbing(record, domain);
                })
                .toArray(CrmRecord[]::new);

        assertThat(bench.receipts(records))
                .extracting(receipt -> receipt.verdict())
                .containsOnly(Verdict.CREATED);

        assertThat(searches()).isEqualTo(1 + 3);
    }

    @Test
    void aLadderOfKeyAndDomainCostsNoMoreSearchesThanNone() {
        var some = Bench.many(100);
        bench.target.preview(List.of(some));
        var before = searches();
        bench.sandbox.log().clear();
        var climbing = Arrays.stream(some)
                .map(r -> climbing(r, new Rung(Kind.DOMAIN, Map.of("domain", String.valueOf(r.domain())))))
                .toList();

        bench.target.preview(climbing);

        assertThat(searches()).isEqualTo(before).isEqualTo(3 + 20);
    }

    @Test
    void aHundredNamesAndNumbersKeepToTheLimitsOfASearch() {
        var records = Arrays.stream(Bench.many(100))
                .map(r -> {
                    var number =
                            "%014d".formatted(Long.parseLong(r.key().value().replaceAll("\\D", "")));
                    return climbing(
                            with(r, "description", fill(number)),
                            new Rung(Kind.REGISTER_NUMBER, Map.of("description", number)),
                            new Rung(Kind.NAME_PLACE, Map.of("name", r.name() + " Groothandel", "city", "Den Haag")));
                })
                .toArray(CrmRecord[]::new);

        assertThat(bench.receipts(records))
                .extracting(receipt -> receipt.verdict())
                .containsOnly(Verdict.CREATED);

        assertThat(searches()).isLessThanOrEqualTo(13 + 20);
    }
}
