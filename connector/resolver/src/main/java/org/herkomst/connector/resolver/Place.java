package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All claims on one place, the most specific first, and which of them decides. */
final class Place {
    private final List<Entry> entries;
    private final List<Candidate> candidates = new ArrayList<>();

    Place(List<Entry> mostSpecificFirst) {
        this.entries = List.copyOf(mostSpecificFirst);
        for (Entry entry : entries) {
            if (entry.claim() instanceof Named named) {
                candidates.add(new Candidate(entry, named));
            }
        }
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /** The filter that the place is on, the strictest where it is on several. */
    Optional<Nobody> filter() {
        return entries.stream()
                .filter(Entry::isFilter)
                .map(entry -> (Nobody) entry.claim())
                .sorted()
                .findFirst();
    }

    /**
     * Who decides: the most specific claim that names somebody. A registry's record that names nobody closes the registries' wider
     * records, which name the provider; a pool closes everything but the operator's own word.
     */
    Optional<Candidate> winner() {
        boolean registries = true;
        boolean others = true;
        for (Entry entry : entries) {
            if (entry.claim() instanceof Named named) {
                Candidate candidate = new Candidate(entry, named);
                boolean open =
                        candidate.isOperator() || (others && (registries || candidate.basis() != Basis.REGISTRY));
                if (open) {
                    return Optional.of(candidate);
                }
            } else if (!entry.isFilter()) {
                registries = false;
                others = others && (entry.claim() == Nobody.CODE || entry.claim() == Nobody.PERSON);
            }
        }
        return Optional.empty();
    }

    /** Why nobody is named, where a record says so. */
    Optional<Nobody> rejected() {
        return entries.stream()
                .filter(entry -> entry.claim() instanceof Nobody && !entry.isFilter())
                .map(entry -> (Nobody) entry.claim())
                .findFirst();
    }

    /** Who holds the autonomous system. */
    Optional<Candidate> holder() {
        return candidates.stream()
                .filter(candidate -> candidate.basis() == Basis.HOLDER)
                .findFirst();
    }

    /** The registry's record around this one, most often the provider's. */
    Optional<Candidate> parent(Candidate record) {
        return candidates.stream()
                .filter(candidate -> candidate.basis() == Basis.REGISTRY)
                .filter(candidate ->
                        record.entry().whole().compareSize(candidate.entry().whole()) < 0)
                .findFirst();
    }
}
