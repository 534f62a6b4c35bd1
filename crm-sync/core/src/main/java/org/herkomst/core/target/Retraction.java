package org.herkomst.core.target;

import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * A record that a target is to take back.
 *
 * @param key the company's key, by which the record is looked for
 * @param targetId the record's id as last known; looked for too
 * @param ownership who made the record; where nobody knows, one that we made
 * @param domain the company's domain; records with it that carry a key of ours are looked for too
 * @param forbidden whether the record that stays gets the mark that the company must not be processed
 */
public record Retraction(
        CompanyKey key,
        @Nullable String targetId,
        @Nullable Ownership ownership,
        @Nullable String domain,
        boolean forbidden) {}
