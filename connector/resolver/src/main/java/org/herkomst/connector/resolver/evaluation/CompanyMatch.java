package org.herkomst.connector.resolver.evaluation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.connector.resolver.names.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer names the label's organisation: by equal registrable domain, or by the words of both names without legal forms.
 * Half of all words shared is enough (Jaccard), or all words of the shorter name in the longer one with one of four letters among them.
 */
final class CompanyMatch {
    private static final int LONG_WORD = 4;

    private CompanyMatch() {}

    static boolean matches(Label label, CompanyFacts answer) {
        return sameDomain(label.domain(), answer.domain()) || sameName(label, answer);
    }

    private static boolean sameDomain(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return false;
        }
        Optional<DomainName> domain = DomainName.parse(one);
        return domain.isPresent() && domain.equals(DomainName.parse(other));
    }

    private static boolean sameName(Label label, CompanyFacts answer) {
        String country = label.country() != null ? label.country() : answer.country();
        Set<String> truth = words(label.name(), country);
        Set<String> given = words(answer.name(), country);
        Set<String> shared = new HashSet<>(truth);
        shared.retainAll(given);
        int all = truth.size() + given.size() - shared.size();
        boolean contained = shared.size() == Math.min(truth.size(), given.size());
        return !shared.isEmpty()
                && (2 * shared.size() >= all
                        || (contained
                                && shared.stream()
                                        .anyMatch(word -> word.codePointCount(0, word.length()) >= LONG_WORD)));
    }

    private static Set<String> words(String name, @Nullable String country) {
        Set<String> words =
                new HashSet<>(Arrays.asList(CompanyName.of(name, country).core().split(" ", -1)));
        words.remove("");
        return words;
    }
}
