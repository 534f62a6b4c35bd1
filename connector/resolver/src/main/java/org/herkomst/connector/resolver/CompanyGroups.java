package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.herkomst.connector.resolver.Identifier.Strength;

/**
 * Puts together the claims of all inputs that mean one company: by register number, then LEI, then domain with a word of the name, then
 * name and country. What a stronger identifier contradicts stays apart, and so does what might belong to two that contradict each other.
 * The order of inputs and rows makes no difference. Used once, by one thread: first all {@link #add}, then {@link #join}, then
 * {@link #of}.
 */
final class CompanyGroups {
    private final Map<CompanyMember, Integer> numbers = new HashMap<>();
    private final List<CompanyMember> members = new ArrayList<>();
    private final Joining joining = new Joining();
    private Map<CompanyMember, CompanyFacts> facts = Map.of();

    /** Takes in what a claim says, unless it names nobody who could be shown. */
    void add(Source source, Named named) {
        if (belongs(named)) {
            CompanyMember member = CompanyMember.of(source, named);
            numbers.computeIfAbsent(member, this::number);
        }
    }

    private int number(CompanyMember member) {
        members.add(member);
        return joining.add(member);
    }

    /** A holder that no type says to be a company is most often a provider. */
    private static boolean belongs(Named named) {
        return named.nameable()
                && !(named.grounds().basis() == Basis.HOLDER
                        && named.grounds().features().contains("type=none"));
    }

    /** Decides who is one company. */
    void join() {
        bySchemes(Strength.REGISTER);
        bySchemes(Strength.LEI);
        byDomain();
        byName();
        facts = new GroupFacts(groups()).byMember();
    }

    /** The claim with all that the inputs say of its company, and the company's key. */
    Named of(Source source, Named named) {
        CompanyFacts known = facts.get(CompanyMember.of(source, named));
        return known == null ? named : new Named(known, named.grounds(), named.core());
    }

    /** The number of the company that a claim means; empty where it means none that could be shown. */
    Optional<Integer> company(Source source, Named named) {
        return Optional.ofNullable(numbers.get(CompanyMember.of(source, named))).map(joining::root);
    }

    private void bySchemes(Strength strength) {
        buckets(number -> members.get(number)
                        .identifiers()
                        .filter(one -> one.strength() == strength)
                        .map(Identifier::value))
                .forEach(numbers -> join(strength, numbers));
    }

    /** Those of which nothing stronger is known are one company at least; all are unless two contradict. */
    private void join(Strength strength, List<Integer> numbers) {
        joining.joinWeak(strength, numbers);
        joining.joinAll(strength, numbers);
    }

    /** Equal names of one domain first, then whatever hangs together by words. */
    private void byDomain() {
        buckets(number -> ofDomain(number, Stream.of(members.get(number).core())))
                .forEach(numbers -> join(Strength.DOMAIN, numbers));
        buckets(number -> ofDomain(number, members.get(number).words()))
                .forEach(numbers -> joining.joinWeak(Strength.DOMAIN, numbers));
        Partition linked = joining.partition().copy();
        buckets(number -> ofDomain(number, members.get(number).words()))
                .forEach(numbers -> numbers.forEach(number -> linked.join(numbers.get(0), number)));
        buckets(number -> members.get(number).domain() == null
                        ? Stream.empty()
                        : Stream.of(String.valueOf(linked.root(number))))
                .forEach(numbers -> joining.joinAll(Strength.DOMAIN, numbers));
    }

    private Stream<String> ofDomain(int number, Stream<String> words) {
        String domain = members.get(number).domain();
        return domain == null ? Stream.empty() : words.map(word -> domain + " " + word);
    }

    private void byName() {
        for (List<Integer> numbers :
                buckets(number -> Stream.of(members.get(number).nameAndCountry()))) {
            boolean country = members.get(numbers.get(0)).facts().country() != null;
            for (List<Integer> alike : ofOneForm(numbers)) {
                joining.joinWeak(Strength.NAME, alike);
                if (country) {
                    joining.joinAll(Strength.NAME, alike);
                }
            }
        }
    }

    /** Companies of one name that have different legal forms are different companies. */
    private List<List<Integer>> ofOneForm(List<Integer> numbers) {
        if (joining.roots(numbers).size() < 2) {
            return List.of();
        }
        CompanyMember first = members.get(numbers.get(0));
        if (numbers.stream().allMatch(number -> members.get(number).isWrittenLike(first))) {
            return List.of(numbers);
        }
        Map<String, List<Integer>> byForm = new TreeMap<>();
        for (int number : numbers) {
            byForm.computeIfAbsent(members.get(number).form(), form -> new ArrayList<>())
                    .add(number);
        }
        boolean one = byForm.size() - (byForm.containsKey("") ? 1 : 0) < 2;
        return one ? List.of(numbers) : List.copyOf(byForm.values());
    }

    /** The members by what they share, in the order of its text; those that share nothing are left out. */
    private List<List<Integer>> buckets(IntFunction<Stream<String>> marks) {
        Map<String, List<Integer>> buckets = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            int number = i;
            marks.apply(i)
                    .distinct()
                    .forEach(mark -> buckets.computeIfAbsent(mark, m -> new ArrayList<>(2))
                            .add(number));
        }
        return buckets.entrySet().stream()
                .filter(bucket -> bucket.getValue().size() > 1)
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    private List<List<CompanyMember>> groups() {
        Map<Integer, List<CompanyMember>> groups = new LinkedHashMap<>();
        for (int i = 0; i < members.size(); i++) {
            groups.computeIfAbsent(joining.root(i), root -> new ArrayList<>(1)).add(members.get(i));
        }
        return List.copyOf(groups.values());
    }
}
