package org.herkomst.core.withdrawal;

import java.time.Instant;
import org.herkomst.core.company.CompanyKey;
import org.jspecify.annotations.Nullable;

/**
 * A company that is to be taken back from every target that it was ever sent to.
 *
 * @param id its number; 0 before it is stored
 * @param reason why
 * @param optOut number of the opt-out, where that is the reason
 * @param company the company's number
 * @param key its key
 * @param domain its domain, by which its records are looked for too
 * @param who who asked for it, as in the record of changes
 * @param requestedAt when; pushes whose last look began later send nothing of the company
 */
public record Withdrawal(
        long id,
        Reason reason,
        @Nullable Long optOut,
        long company,
        CompanyKey key,
        @Nullable String domain,
        String who,
        Instant requestedAt) {}
