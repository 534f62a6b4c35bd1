package org.herkomst.core.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.testing.MemoryStores;
import org.herkomst.core.testing.Sample;
import org.jspecify.annotations.Nullable;

/** Random histories of what inputs come to know of companies. */
class StoredDirectoryProperties {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
    private static final int COMPANIES = 6;

    /** What is true of one company, and how much of it the inputs know by now. */
    private static final class Truth {
        private final int number;
        private String name;
        private String domain;
        private boolean registerKnown;
        private int changes;

        Truth(int number) {
            this.number = number;
            // Every third company shares its name with another one.
            this.name = "Firma" + number % 3 + " B.V.";
            this.domain = "firma" + number + ".example";
        }

        void change(Random random) {
            switch (random.nextInt(4)) {
                case 0 -> registerKnown = true;
                case 1 -> name = "Renamed" + number + "x" + ++changes + " B.V.";
                case 2 -> {
                    // A domain alone tells nobody who moved; with the register number it does.
                    domain = registerKnown ? "moved" + number + "x" + ++changes + ".example" : domain;
                }
                default -> {}
            }
        }

        CompanyFacts facts() {
            String[] registers = registerKnown ? new String[] {"kvk:1000000" + number} : new String[0];
            return Sample.facts(name, domain, "NL", registers);
        }
    }

    private final MemoryStores stores = new MemoryStores();
    private final CompanyStore companies = stores.ports().companies();

    @Property(tries = 300)
    void aCompanyKeepsOneKeyWhateverBecomesKnownOfIt(@ForAll Random random) {
        MemoryStores fresh = new MemoryStores();
        CompanyStore store = fresh.ports().companies();
        CompanyDirectory directory = CompanyDirectory.over(store, new Random(1));
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < COMPANIES; i++) {
            truths.add(new Truth(i));
        }
        Map<Integer, CompanyKey> keys = new HashMap<>();
        Map<Alias, Long> aliases = new HashMap<>();
        for (int step = 0; step < 40; step++) {
            Truth truth = truths.get(random.nextInt(COMPANIES));
            truth.change(random);
            long id = identify(fresh, directory, truth.facts(), random.nextInt(10) == 0);
            CompanyKey key = store.get(List.of(id)).get(0).key();
            assertThat(keys.computeIfAbsent(truth.number, n -> key)).isEqualTo(key);
            assertThat(keys.values()).doesNotHaveDuplicates();
            store.aliases(List.of(1L, 2L, 3L, 4L, 5L, 6L))
                    .forEach((company, known) -> known.forEach(a ->
                            assertThat(aliases.computeIfAbsent(a, n -> company)).isEqualTo(company)));
        }
    }

    /** Identifies in a transaction; at times one fails first, as a lost database connection would make it. */
    private static long identify(MemoryStores stores, CompanyDirectory directory, CompanyFacts facts, boolean fails) {
        if (fails) {
            assertThatThrownBy(() -> stores.run(() -> {
                        directory.identify(Sample.seen(facts), DAY);
                        directory.flush();
                        throw new IllegalStateException("lost");
                    }))
                    .hasMessage("lost");
            directory.rolledBack();
        }
        return stores.call(() -> {
            long id = directory.identify(Sample.seen(facts), DAY);
            directory.flush();
            return id;
        });
    }

    @Property(tries = 50)
    void theKeyDependsOnTheCompanyAndNotOnTheOrder(@ForAll Random random) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        java.util.Collections.shuffle(order, random);
        CompanyStore store = new MemoryStores().ports().companies();
        CompanyDirectory directory = CompanyDirectory.over(store, random);
        Map<Integer, CompanyKey> keys = new HashMap<>();
        order.forEach(n -> keys.put(n, key(store, directory, facts("firma" + n + ".example"))));
        CompanyDirectory others = CompanyDirectory.over(companies, random);
        keys.forEach((n, key) -> assertThat(key(companies, others, facts("firma" + n + ".example")))
                .isEqualTo(key));
    }

    private static CompanyKey key(CompanyStore store, CompanyDirectory directory, CompanyFacts facts) {
        return store.get(List.of(directory.identify(Sample.seen(facts), DAY)))
                .get(0)
                .key();
    }

    private static CompanyFacts facts(@Nullable String domain) {
        return Sample.facts("Firma B.V.", domain, "NL");
    }
}
