package org.herkomst.connector.resolver.published;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What asking brought. The same answers of the same domains are equal, in whatever order they were asked.
 *
 * @param answers one a domain that could be asked, sorted by domain
 * @param notAsked the domains that couldn't be asked, sorted: what was known of them before still holds
 * @param counts what happened how often; what didn't happen is absent
 */
public record PublishedAnswers(List<DomainAnswer> answers, List<String> notAsked, Map<PublishedEvent, Long> counts) {
    public PublishedAnswers {
        answers = List.copyOf(answers);
        notAsked = List.copyOf(notAsked);
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    static PublishedAnswers of(List<DomainAnswer> answers, Set<String> notAsked, Tally tally) {
        List<DomainAnswer> sorted = answers.stream()
                .sorted(Comparator.comparing(DomainAnswer::domain))
                .toList();
        return new PublishedAnswers(sorted, notAsked.stream().sorted().toList(), tally.counts());
    }

    /** How often something happened. */
    public long count(PublishedEvent event) {
        return counts.getOrDefault(event, 0L);
    }
}
