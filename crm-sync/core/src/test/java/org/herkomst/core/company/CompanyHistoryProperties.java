package org.herkomst.core.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.testing.MemoryStores;
import org.herkomst.core.testing.Sample;

/**
 * Random histories of evidence over several runs: numbers found later, moves, new names, names and domains that pass to others, mergers
 * and splits. Whatever the inputs show, something of what they showed before is among it.
 */
class CompanyHistoryProperties {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
    private static final int COMPANIES = 5;
    private static final int STEPS = 40;

    private final Map<TrueCompany, CompanyKey> keys = new HashMap<>();
    private final List<TrueCompany> companies = new ArrayList<>();
    private MemoryStores stores = new MemoryStores();
    private CompanyDirectory directory = CompanyDirectory.over(stores.ports().companies(), new Random(1));

    private void begin() {
        keys.clear();
        companies.clear();
        stores = new MemoryStores();
        for (int i = 0; i < COMPANIES; i++) {
            companies.add(new TrueCompany(i));
        }
        nextRun();
    }

    /** Nothing but the store is left of a run. */
    private void nextRun() {
        directory = CompanyDirectory.over(stores.ports().companies(), new Random(1));
    }

    @Property(tries = 1500)
    void noCompanyGetsASecondKeyAndNoTwoShareOne(@ForAll Random random) {
        begin();
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(8) == 0) {
                nextRun();
            }
            TrueCompany company = companies.get(random.nextInt(companies.size()));
            change(company, random);
            CompanyKey key = identify(company.shown(random));
            assertThat(keys.computeIfAbsent(company, c -> key)).isEqualTo(key);
            assertThat(keys.values()).doesNotHaveDuplicates();
        }
    }

    @Property(tries = 1000)
    void mergedCompaniesKeepOneOfTheirKeysInWhateverOrderTheirNumbersCome(@ForAll Random random) {
        begin();
        companies.forEach(company -> keys.put(company, identify(company.shownInFull())));
        TrueCompany one = companies.get(random.nextInt(2));
        TrueCompany other = companies.get(2 + random.nextInt(2));
        List<String> registers = new ArrayList<>(List.of(one.register(), other.register()));
        CompanyKey kept = identify(merged(one, registers));
        assertThat(kept).isIn(keys.get(one), keys.get(other));
        for (int step = 0; step < 10; step++) {
            Collections.shuffle(registers, random);
            nextRun();
            assertThat(identify(merged(one, registers))).isEqualTo(kept);
            TrueCompany third = companies.get(4);
            assertThat(identify(third.shown(random))).isEqualTo(keys.get(third));
        }
    }

    private static CompanyFacts merged(TrueCompany one, List<String> registers) {
        return TrueCompany.facts(one.register(), "Merged B.V.", "merged.example", registers);
    }

    private void change(TrueCompany company, Random random) {
        switch (random.nextInt(9)) {
            case 0 -> company.move();
            case 1 -> company.rename();
            case 2 -> company.takeCommonName();
            case 3 -> company.takeDomainOf(companies.get(random.nextInt(companies.size())));
            case 4 -> company.split(companies.size()).ifPresent(companies::add);
            default -> {}
        }
    }

    private CompanyKey identify(CompanyFacts facts) {
        return stores.call(() -> {
            long id = directory.identify(Sample.seen(facts), DAY);
            directory.flush();
            return stores.ports().companies().get(List.of(id)).get(0).key();
        });
    }
}
