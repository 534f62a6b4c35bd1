package org.herkomst.core.policy;

import java.time.LocalDate;
import java.util.List;

/**
 * Source, legal basis, and what may and may not be done with a record. The sentence is rendered from the rules.
 *
 * @param id stable id, such as {@code nl-legal-person-2026-07}
 * @param basis legal basis in a sentence
 * @param restriction the usage restriction in one sentence
 * @param expiresOn day after which the record must go
 * @param agreements statements of the operator about inputs ({@code permits} said otherwise than the default), which travel with the record
 */
public record UsagePolicy(String id, String basis, String restriction, LocalDate expiresOn, List<String> agreements) {
    public UsagePolicy {
        agreements = List.copyOf(agreements);
    }
}
