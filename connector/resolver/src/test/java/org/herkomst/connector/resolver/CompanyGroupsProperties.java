package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Who is one company doesn't depend on the order in which one hears of it. */
class CompanyGroupsProperties {
    private static final List<String> NAMES =
            List.of("Acme Works", "Acme", "Acme B.V.", "Acme N.V.", "Works Zeta", "Zeta GmbH", "Zeta");
    private static final List<String> DOMAINS = List.of("acme.example", "zeta.example", "shared.example", "gmail.com");
    private static final List<Basis> BASES = List.of(Basis.DATABASE, Basis.REGISTRY, Basis.OPERATOR, Basis.PUBLISHED);

    /** What an input says; which one is told by its number, whatever its place is. */
    private record Row(int input, CompanyFacts facts) {
        Named named() {
            return new Named(facts, new Grounds(BASES.get(input), List.of()));
        }

        Source source(List<Integer> places) {
            Permission permits = input == 1 ? Permission.NETWORK : Permission.MARKETING;
            return new Source(places.indexOf(input), "any", "own", null, Set.of(permits));
        }
    }

    private static List<Row> rows(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Row(random.nextInt(BASES.size()), facts(random)))
                .toList();
    }

    private static CompanyFacts facts(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        String domain = random.nextBoolean() ? DOMAINS.get(random.nextInt(DOMAINS.size())) : null;
        String country = random.nextInt(4) > 0 ? (random.nextBoolean() ? "NL" : "DE") : null;
        List<String> registers = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            registers.add("kvk:1234567" + random.nextInt(3));
        }
        if (random.nextInt(6) == 0) {
            registers.add("lei:724500ABCDEFGHIJKL1" + random.nextInt(2));
        }
        return new CompanyFacts(
                Named.key(name, domain, country),
                name,
                domain,
                country,
                OrganisationKind.BUSINESS,
                registers,
                null,
                null,
                city(random),
                null,
                null,
                null);
    }

    private static @Nullable String city(Random random) {
        return random.nextBoolean() ? "City" + random.nextInt(3) : null;
    }

    private static Map<Row, CompanyFacts> joined(List<Row> rows, List<Integer> places) {
        CompanyGroups groups = new CompanyGroups();
        rows.forEach(row -> groups.add(row.source(places), row.named()));
        groups.join();
        Map<Row, CompanyFacts> joined = new HashMap<>();
        rows.forEach(row ->
                joined.put(row, groups.of(row.source(places), row.named()).facts()));
        return joined;
    }

    @Property(tries = 1000)
    void theOrderOfInputsAndRowsMakesNoDifference(@ForAll Random random) {
        List<Row> rows = rows(random, 14);
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        List<Integer> places = new ArrayList<>(List.of(0, 1, 2, 3));
        Map<Row, CompanyFacts> first = joined(rows, places);
        Collections.shuffle(places, random);
        assertThat(joined(shuffled, places)).isEqualTo(first);
    }

    @Property(tries = 1000)
    void noCompanyHasTwoNumbersOfARegisterAndTwoDomainsOnlyWithANumber(@ForAll Random random) {
        Map<String, List<CompanyFacts>> companies = joined(rows(random, 14), List.of(0, 1, 2, 3)).entrySet().stream()
                .collect(Collectors.groupingBy(
                        joined -> joined.getValue().resolverKey(),
                        Collectors.mapping(joined -> joined.getKey().facts, Collectors.toList())));
        for (List<CompanyFacts> rows : companies.values()) {
            Set<String> numbers = rows.stream()
                    .flatMap(facts -> facts.registers().stream())
                    .filter(number -> number.startsWith("kvk"))
                    .collect(Collectors.toSet());
            Set<String> domains = rows.stream()
                    .flatMap(facts -> Stream.ofNullable(facts.domain()))
                    .filter(domain -> !domain.equals("gmail.com"))
                    .collect(Collectors.toSet());
            boolean numbered =
                    rows.stream().anyMatch(facts -> !facts.registers().isEmpty());
            assertThat(numbers).hasSizeLessThan(2);
            assertThat(numbered || domains.size() < 2).isTrue();
        }
    }

    @Property(tries = 1000)
    void networkOnlyFactsAreInNoOtherInputsRecord(@ForAll Random random) {
        List<Row> rows = rows(random, 14);
        Set<String> shown = rows.stream()
                .filter(row -> row.input != 1)
                .flatMap(row -> values(row.facts).stream())
                .collect(Collectors.toSet());
        joined(rows, List.of(0, 1, 2, 3)).forEach((row, facts) -> {
            if (row.input != 1) {
                assertThat(shown).containsAll(values(facts));
            }
        });
    }

    private static List<String> values(CompanyFacts facts) {
        List<String> values = new ArrayList<>(facts.registers());
        values.add("domain " + facts.domain());
        values.add("city " + facts.city());
        values.add("country " + facts.country());
        return values.stream().filter(value -> !value.endsWith(" null")).toList();
    }

    @Property(tries = 12)
    void theSameInputsGiveTheSameBytesAndOtherOrdersTheSameAnswers(@ForAll Random random) throws IOException {
        Path folder = Files.createTempDirectory("groups");
        try {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                lines.add("198.51.100." + i + "," + line(facts(random)));
            }
            Path first = written(folder, "first", lines);
            assertThat(Files.mismatch(first, written(folder, "again", lines))).isEqualTo(-1);
            List<String> shuffled = new ArrayList<>(lines);
            Collections.shuffle(shuffled, random);
            TableResolver one = IndexFile.open(first);
            TableResolver other = IndexFile.open(written(folder, "shuffled", shuffled));
            for (int i = 0; i < 20; i++) {
                assertThat(other.resolve(Indexes.address("198.51.100." + i)))
                        .isEqualTo(one.resolve(Indexes.address("198.51.100." + i)));
            }
        } finally {
            remove(folder);
        }
    }

    private static String line(CompanyFacts facts) {
        return String.join(
                ",",
                facts.name(),
                facts.domain() == null ? "" : facts.domain(),
                facts.country() == null ? "" : facts.country(),
                String.join(";", facts.registers()),
                facts.city() == null ? "" : facts.city());
    }

    /** Two inputs of ten rows each. */
    private static Path written(Path folder, String name, List<String> lines) throws IOException {
        List<InputSettings> inputs = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            String rows = String.join("\n", lines.subList(half * 10, half * 10 + 10));
            Path file = folder.resolve("input" + half + ".csv");
            Files.writeString(file, "range,name,domain,country,register,city\n" + rows + "\n");
            inputs.add(Indexes.input("ranges", file));
        }
        Path index = folder.resolve(name + ".index");
        new IndexBuilder(new ResolverSettings(inputs, 0.7), ConfidenceModel.shipped()).build(index);
        return index;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
