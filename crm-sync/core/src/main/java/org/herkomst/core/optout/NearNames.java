package org.herkomst.core.optout;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.CompanyStore;

/**
 * Known companies by what their names have in common with names that are near. Made once, asked for many names; about 300 bytes a
 * company. Thread-safe once made.
 */
public final class NearNames {
    private static final int PAGE = 1_000;
    private static final int NUMBER_BITS = 24;
    private static final long NUMBERS = (1L << NUMBER_BITS) - 1;

    private final CompanyStore companies;
    /** In the upper bits a trace's hash, in the lower ones the place of the company in {@link #numbers}. Sorted. */
    private long[] traces = new long[1024];

    private int size;
    private long[] numbers = new long[64];
    private int known;

    private NearNames(CompanyStore companies) {
        this.companies = companies;
    }

    /** Over all that are known now. */
    public static NearNames of(CompanyStore companies) {
        NearNames near = new NearNames(companies);
        List<Long> page = companies.numbers(0, PAGE);
        while (!page.isEmpty()) {
            companies.aliases(page).forEach(near::add);
            page = companies.numbers(page.get(page.size() - 1), PAGE);
        }
        Arrays.sort(near.traces, 0, near.size);
        return near;
    }

    private void add(long company, List<Alias> aliases) {
        if (known > NUMBERS) {
            throw new IllegalStateException("There are more than 16 million companies");
        }
        numbers = known == numbers.length ? Arrays.copyOf(numbers, known * 2) : numbers;
        numbers[known] = company;
        cores(aliases).forEach(core -> NameShape.of(core).traces().forEach(trace -> add(hash(trace) | known)));
        known++;
    }

    private void add(long trace) {
        traces = size == traces.length ? Arrays.copyOf(traces, size * 2) : traces;
        traces[size++] = trace;
    }

    /** Numbers of the companies that have a name near this core, and none that equals it. */
    public Set<Long> near(String core) {
        NameShape shape = NameShape.of(core);
        Set<Long> candidates = new TreeSet<>();
        for (String trace : shape.traces()) {
            long hash = hash(trace);
            int at = Arrays.binarySearch(traces, 0, size, hash);
            for (int i = at < 0 ? -at - 1 : at; i < size && (traces[i] & ~NUMBERS) == hash; i++) {
                candidates.add(numbers[(int) (traces[i] & NUMBERS)]);
            }
        }
        Map<Long, List<Alias>> aliases = candidates.isEmpty() ? Map.of() : companies.aliases(candidates);
        candidates.removeIf(company -> !isNear(core, shape, cores(aliases.getOrDefault(company, List.of()))));
        return candidates;
    }

    private static boolean isNear(String core, NameShape shape, Set<String> cores) {
        return !cores.contains(core)
                && cores.stream().anyMatch(other -> NameShape.of(other).near(shape));
    }

    private static Set<String> cores(List<Alias> aliases) {
        Set<String> cores = new TreeSet<>();
        aliases.stream()
                .filter(alias -> alias.kind() == Alias.Kind.NAME_COUNTRY)
                .map(alias -> alias.value().split("\\|", -1))
                .filter(parts -> parts.length > 1 && !parts[1].isBlank())
                .forEach(parts -> cores.add(parts[1]));
        return cores;
    }

    private static long hash(String text) {
        return ValueKeys.hash(text) << NUMBER_BITS;
    }
}
