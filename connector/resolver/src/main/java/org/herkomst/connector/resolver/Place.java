package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All claims on one place, the most specific first, and which of them decides. */
final class Place {
    private final List<Entry> entries;
    private final List<Candidate> candidates = new ArrayList<>();

    Place(List<Entry> mostSpecificFirst) {
        List<Corrected> corrections = mostSpecificFirst.stream()
                .filter(entry -> entry.claim() instanceof Corrected)
                .map(entry -> (Corrected) entry.claim())
                .toList();
        this.entries = mostSpecificFirst.stream()
                .map(entry -> corrected(entry, corrections))
                .toList();
        for (Entry entry : entries) {
            if (entry.claim() instanceof Named named) {
                candidates.add(new Candidate(entry, named));
            }
        }
    }

    /** On one place the name alone says that another input means the same company: it is as wrong there. */
    private static Entry corrected(Entry entry, List<Corrected> corrections) {
        if (!corrections.isEmpty() && entry.claim() instanceof Named named && named.nameable()) {
            for (Corrected correction : corrections) {
                if (correction.named().agreesWith(named)) {
                    return entry.saying(new Corrected(named, correction.on()));
                }
            }
        }
        return entry;
    }

    /** Those who may be named. */
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
     * records, which name the provider, and so does one that was corrected; a pool closes everything but the operator's own word.
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
            } else if (entry.claim() instanceof Corrected corrected) {
                registries = registries && corrected.named().grounds().basis() != Basis.REGISTRY;
            } else if (!entry.isFilter()) {
                registries = false;
                others = others && (entry.claim() == Nobody.CODE || entry.claim() == Nobody.PERSON);
            }
        }
        return Optional.empty();
    }

    /** The most specific claim that a person corrected, where it stands before the one that decides now. */
    Optional<Corrected> corrected(Optional<Candidate> winner) {
        return entries.stream()
                .takeWhile(entry -> !winner.map(w -> w.entry().equals(entry)).orElse(false))
                .filter(entry -> entry.claim() instanceof Corrected)
                .map(entry -> (Corrected) entry.claim())
                .findFirst();
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
        return said(candidate -> candidate.basis() == Basis.HOLDER);
    }

    /** The registry's record around this one, most often the provider's. */
    Optional<Candidate> parent(Candidate record) {
        return said(candidate -> candidate.basis() == Basis.REGISTRY
                && record.entry().whole().compareSize(candidate.entry().whole()) < 0);
    }

    /** The most specific of those who are named, corrected or not: what is said of a network's surroundings stays true. */
    private Optional<Candidate> said(Predicate<Candidate> wanted) {
        return entries.stream().flatMap(Place::said).filter(wanted).findFirst();
    }

    private static Stream<Candidate> said(Entry entry) {
        if (entry.claim() instanceof Corrected corrected) {
            return Stream.of(new Candidate(entry, corrected.named()));
        }
        return entry.claim() instanceof Named named ? Stream.of(new Candidate(entry, named)) : Stream.empty();
    }
}
