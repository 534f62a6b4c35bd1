package org.herkomst.connector.resolver.published;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.InputException;

/**
 * What domains published on a day, kept in a file, so that an index made of it can be made again. Immutable.
 *
 * @param date the day of the last asking
 * @param answers one a domain, sorted by domain
 */
public record PublishedSnapshot(LocalDate date, List<DomainAnswer> answers) {
    public PublishedSnapshot {
        answers = answers.stream()
                .sorted(Comparator.comparing(DomainAnswer::domain))
                .toList();
        if (answers.stream().map(DomainAnswer::domain).distinct().count() != answers.size()) {
            throw new IllegalArgumentException("A domain has two answers");
        }
    }

    /** The first snapshot. */
    public static PublishedSnapshot of(PublishedAnswers answers, LocalDate date) {
        return new PublishedSnapshot(date, answers.answers());
    }

    /**
     * Reads a snapshot's file.
     *
     * @throws InputException naming file and line, where it can't be used
     */
    public static PublishedSnapshot read(Path path) {
        return SnapshotFile.read(path);
    }

    /**
     * Writes the file whole and then puts it in the place of an earlier one. The same snapshot makes the same bytes.
     *
     * @throws InputException where the file can't be written
     */
    public void write(Path path) {
        SnapshotFile.write(this, path);
    }

    /**
     * The next snapshot: the new answers, and what was known before of domains that couldn't be asked. A domain that nobody asked
     * about any more goes.
     */
    public PublishedSnapshot updated(PublishedAnswers asked, LocalDate today) {
        Map<String, DomainAnswer> earlier =
                answers.stream().collect(Collectors.toMap(DomainAnswer::domain, Function.identity()));
        Map<String, DomainAnswer> next = new TreeMap<>();
        asked.notAsked().stream()
                .filter(earlier::containsKey)
                .forEach(domain -> next.put(domain, earlier.getOrDefault(domain, nothing(domain))));
        for (DomainAnswer answer : asked.answers()) {
            next.put(answer.domain(), answer.after(earlier.getOrDefault(answer.domain(), nothing(answer.domain()))));
        }
        return new PublishedSnapshot(today, new ArrayList<>(next.values()));
    }

    private static DomainAnswer nothing(String domain) {
        return new DomainAnswer(domain, DomainAnswer.OptOut.NONE, List.of());
    }

    /** The domains that have opted out. */
    public Set<String> optedOut() {
        return answers.stream()
                .filter(answer -> answer.optOut().isStated())
                .map(DomainAnswer::domain)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The networks that speak for one company: those that two unrelated domains publish, wholly or in part, are left out. Domains
     * are related where the accounts state one company for both.
     *
     * @return sorted by domain, source and network
     */
    public List<PublishedNetwork> networks(List<CompanyFacts> accounts) {
        List<PublishedNetwork> all =
                answers.stream().flatMap(answer -> answer.networks().stream()).toList();
        SharedNetworks shared = new SharedNetworks(new Companies(accounts), all);
        return all.stream().filter(shared::isOwn).toList();
    }
}
