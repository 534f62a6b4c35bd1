package org.herkomst.connector.resolver;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.herkomst.connector.resolver.Identifier.Strength;

/** Joins members to companies where nothing contradicts. What it decides of a set of members doesn't depend on their order. */
final class Joining {
    private final Partition partition = new Partition();
    /** By root; those without an identifier have no entry. */
    private final Map<Integer, Set<Identifier>> identifiers = new HashMap<>();

    int add(CompanyMember member) {
        int number = partition.add();
        Set<Identifier> own = member.identifiers().collect(Collectors.toCollection(HashSet::new));
        if (!own.isEmpty()) {
            identifiers.put(number, own);
        }
        return number;
    }

    Partition partition() {
        return partition;
    }

    int root(int number) {
        return partition.root(number);
    }

    Set<Integer> roots(List<Integer> numbers) {
        return numbers.stream().map(partition::root).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Joins those of which nothing stronger is known, as nothing can contradict there. */
    void joinWeak(Strength strength, List<Integer> numbers) {
        unite(roots(numbers).stream()
                .filter(root -> schemes(strength, root).isEmpty())
                .toList());
    }

    /** Joins all, or none where two contradict by anything stronger. */
    void joinAll(Strength strength, List<Integer> numbers) {
        Set<Integer> roots = roots(numbers);
        Map<String, Set<Identifier>> shared = new HashMap<>();
        for (int root : roots) {
            for (Map.Entry<String, Set<Identifier>> scheme :
                    schemes(strength, root).entrySet()) {
                Set<Identifier> common = shared.computeIfAbsent(scheme.getKey(), key -> scheme.getValue());
                common.retainAll(scheme.getValue());
                if (common.isEmpty()) {
                    return;
                }
            }
        }
        unite(roots);
    }

    /** What a company is known by that is stronger. */
    private Map<String, Set<Identifier>> schemes(Strength than, int root) {
        return identifiers.getOrDefault(root, Set.of()).stream()
                .filter(one -> one.strength().compareTo(than) < 0)
                .collect(Collectors.groupingBy(Identifier::scheme, Collectors.toCollection(HashSet::new)));
    }

    private void unite(Collection<Integer> roots) {
        Set<Identifier> all = new HashSet<>();
        int first = -1;
        for (int root : roots) {
            first = first < 0 ? root : first;
            partition.join(first, root);
            all.addAll(identifiers.getOrDefault(root, Set.of()));
            identifiers.remove(root);
        }
        if (!all.isEmpty()) {
            identifiers.put(first, all);
        }
    }
}
