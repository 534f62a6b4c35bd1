package org.herkomst.core.optout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.CompanyAliases;

/**
 * The tombstones at one moment. What was objected to covers what the register's entry covers: a domain its subdomains, a name each
 * company of that name. An alias of a company that an objection met covers just itself, and a name among them only companies of which
 * nothing better is known: another company may have the same name.
 */
public final class Tombstones {
    /** None. */
    public static final Tombstones NONE = new Tombstones(Map.of(), text -> text);

    private final Map<String, Set<String>> objections;
    private final UnaryOperator<String> hash;

    private Tombstones(Map<String, Set<String>> objections, UnaryOperator<String> hash) {
        this.objections = objections;
        this.hash = hash;
    }

    /** Those of a store that hold now. */
    public static Tombstones of(TombstoneStore store) {
        Map<String, Set<String>> objections = new HashMap<>();
        store.inForce()
                .forEach(t -> objections
                        .computeIfAbsent(t.hash(), h -> new TreeSet<>())
                        .add(t.objection()));
        return new Tombstones(objections, store::hash);
    }

    /** Hashes of the objections. */
    Set<String> objections() {
        Set<String> all = new TreeSet<>();
        objections.values().forEach(all::addAll);
        return all;
    }

    /** Hashes of the objections that meet a company; empty where none does. */
    public Set<String> meeting(CompanyFacts facts, Collection<Alias> aliases) {
        if (objections.isEmpty()) {
            return Set.of();
        }
        Set<String> met = new TreeSet<>();
        texts(facts, aliases).forEach(text -> met.addAll(objections.getOrDefault(hash.apply(text), Set.of())));
        return met;
    }

    /** The tombstones of an objection and of the companies that it met. */
    static List<Tombstone> made(OptOut optOut, Collection<Alias> aliases, TombstoneStore store) {
        String objection = objection(optOut, store);
        return Stream.concat(
                        Stream.of(objection),
                        aliases.stream()
                                .filter(a -> a.kind() != Alias.Kind.RESOLVER)
                                .map(a -> store.hash(alias(a))))
                .distinct()
                .map(made -> new Tombstone(objection, made))
                .toList();
    }

    /** The hash of what an opt-out names; one whose entry was lost is named by it. */
    static String objection(OptOut optOut, TombstoneStore store) {
        return optOut.kind() == OptOut.Kind.TOMBSTONE
                ? optOut.value()
                : store.hash(objection(optOut.kind(), optOut.value().toLowerCase(Locale.ROOT)));
    }

    private static String objection(OptOut.Kind kind, String value) {
        return "objection|" + kind + "|" + value;
    }

    private static String alias(Alias alias) {
        Alias.Kind kind = alias.kind() == Alias.Kind.LEI ? Alias.Kind.REGISTER : alias.kind();
        return "alias|" + kind + "|" + alias.value();
    }

    /** All texts whose tombstone would meet a company. */
    private static Set<String> texts(CompanyFacts facts, Collection<Alias> known) {
        Set<Alias> aliases = new HashSet<>(known);
        aliases.addAll(CompanyAliases.of(facts));
        boolean nameOnly =
                aliases.stream().noneMatch(a -> a.kind() != Alias.Kind.NAME_COUNTRY && a.kind() != Alias.Kind.RESOLVER);
        Set<String> texts = new HashSet<>();
        for (String country : countries(facts)) {
            texts.add(objection(
                    OptOut.Kind.NAME,
                    CompanyName.of(facts.name(), country.isEmpty() ? null : country)
                            .core()));
        }
        for (Alias alias : aliases) {
            switch (alias.kind()) {
                case DOMAIN -> withParents(alias.value()).forEach(d -> texts.add(objection(OptOut.Kind.DOMAIN, d)));
                case REGISTER, LEI -> texts.add(objection(OptOut.Kind.REGISTER, alias.value()));
                case NAME_COUNTRY -> texts.add(objection(OptOut.Kind.NAME, ListedOptOuts.core(alias.value())));
                case RESOLVER -> {}
            }
            if (alias.kind() != Alias.Kind.NAME_COUNTRY || nameOnly) {
                texts.add(alias(alias));
            }
        }
        return texts;
    }

    private static List<String> countries(CompanyFacts facts) {
        return facts.country() == null ? List.of("") : List.of("", facts.country());
    }

    private static List<String> withParents(String domain) {
        List<String> all = new ArrayList<>();
        for (String rest = domain; !rest.isEmpty(); rest = ListedOptOuts.parent(rest)) {
            all.add(rest);
        }
        return all;
    }
}
