package org.herkomst.connector.resolver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.connector.resolver.names.LegalForm;
import org.jspecify.annotations.Nullable;

/**
 * What all inputs together say of each company: one key, and facts completed from each other. Facts of an input whose terms don't permit
 * marketing complete nothing but what the same input says.
 */
final class GroupFacts {
    private final Map<CompanyMember, CompanyFacts> facts = new HashMap<>();

    GroupFacts(List<List<CompanyMember>> groups) {
        Map<String, Integer> times = new HashMap<>();
        groups.forEach(group -> times.merge(key(keyGivers(group)), 1, Integer::sum));
        for (List<CompanyMember> group : groups) {
            List<CompanyMember> givers = keyGivers(group);
            String key = key(givers);
            add(times.getOrDefault(key, 0) > 1 ? key + "|" + difference(givers) : key, group);
        }
    }

    Map<CompanyMember, CompanyFacts> byMember() {
        return facts;
    }

    /** A key goes where the company goes, so that it is made of what may go there. */
    private static List<CompanyMember> keyGivers(List<CompanyMember> group) {
        List<CompanyMember> free = group.stream().filter(CompanyMember::isFree).toList();
        return free.isEmpty() ? group : free;
    }

    private static String key(List<CompanyMember> givers) {
        return givers.stream()
                .flatMap(CompanyMember::identifiers)
                .min(Identifier::compareTo)
                .map(Identifier::value)
                .orElseGet(() -> smallest(givers.stream().map(CompanyMember::nameAndCountry)));
    }

    /** What tells companies with one domain, or one name and country, apart. */
    private static String difference(List<CompanyMember> givers) {
        boolean known =
                givers.stream().flatMap(CompanyMember::identifiers).findAny().isPresent();
        return smallest(givers.stream().map(known ? CompanyMember::core : CompanyMember::form));
    }

    private static String smallest(Stream<String> texts) {
        return texts.min(String::compareTo).orElseThrow();
    }

    private void add(String key, List<CompanyMember> unordered) {
        List<CompanyMember> group =
                unordered.stream().sorted(CompanyMember.BY_BASIS).toList();
        Map<Integer, List<CompanyMember>> usable = new HashMap<>();
        Map<Integer, CompanyFacts> completed = new HashMap<>();
        Map<Integer, Optional<String>> names = new HashMap<>();
        for (CompanyMember member : group) {
            // All free inputs may use the same.
            int terms = member.isFree() ? -1 : member.source().position();
            List<CompanyMember> donors =
                    usable.computeIfAbsent(terms, t -> CompanyMember.usable(group, member.source()));
            CompanyFacts others = completed.computeIfAbsent(
                    terms,
                    t -> Completion.of(donors.stream().map(CompanyMember::facts).toList()));
            Optional<String> name = names.computeIfAbsent(
                    terms, t -> donors.stream().flatMap(CompanyMember::ownWord).findFirst());
            facts.put(member, facts(key, member, others, name));
        }
    }

    private static CompanyFacts facts(
            String key, CompanyMember member, CompanyFacts others, Optional<String> operatorsName) {
        CompanyFacts own = member.facts();
        String name = member.basis() == Basis.OPERATOR ? own.name() : operatorsName.orElse(own.name());
        CompanyFacts claimed = new CompanyFacts(
                key,
                name,
                own.domain(),
                own.country(),
                own.kind(),
                own.registers(),
                form(own, name),
                own.street(),
                own.city(),
                own.phone(),
                own.industry(),
                own.employees());
        return Completion.of(List.of(claimed, others));
    }

    /** A name that is replaced leaves its legal form, which may say that a person is meant. */
    private static @Nullable String form(CompanyFacts own, String name) {
        if (own.legalForm() != null || name.equals(own.name())) {
            return own.legalForm();
        }
        LegalForm form = CompanyName.of(own.name(), own.country()).legalForm();
        return form == null ? null : form.text();
    }
}
