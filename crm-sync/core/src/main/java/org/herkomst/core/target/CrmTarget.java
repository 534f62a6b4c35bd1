package org.herkomst.core.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.mappings.Mapping;

/**
 * The port to one CRM with one account. The target owns its retries (one place), its rate limit and the reading back of unknown
 * outcomes; it throws {@link TargetException} only for what concerns the account as a whole. Not thread-safe: one writer an account.
 */
public interface CrmTarget extends AutoCloseable {

    /** What kind of system this is. */
    TargetTraits traits();

    /**
     * Looks at connection, rights and fields; changes nothing.
     *
     * @param mapping fields that a push needs
     */
    TargetCheck check(Mapping mapping);

    /**
     * The fields of the company object as the account has them now. Reads only.
     *
     * @throws TargetException where they can't be read
     */
    AccountSchema schema();

    /**
     * Companies whose record a person has marked as the wrong company, by our key, with the record's id. Reads only.
     *
     * @param mapping names the field of the mark; where it has none, or the target can't be asked, nothing is found
     * @throws TargetException where the account can't be read
     */
    default Map<CompanyKey, String> markedWrong(Mapping mapping) {
        return Map.of();
    }

    /**
     * Creates our own fields where they are missing; idempotent; changes no field that is not ours.
     *
     * @throws TargetException where a right is missing or a field of ours has another type
     */
    ProvisionReport provision(Mapping mapping);

    /**
     * Sends records, at most {@link TargetTraits#batchSize()}. Directly before each request that writes, in the same thread, the records
     * are put before {@code look}, and only what it clears goes out. Every record gets exactly one receipt, in any order, except those
     * that the look kept back; the verdict is by key. Each record that goes before the look says by its intent ({@link CrmRecord#going})
     * what the request does: whose the record is after a lost answer goes by that.
     *
     * @param look asked anew for each request; what it throws is passed on, and nothing more is sent
     * @throws TargetException where the account can't be written to (token, right, key property): nothing of the batch is decided
     */
    DeliveryResult deliver(List<CrmRecord> records, LastLook look);

    /**
     * Takes records back, at most {@link TargetTraits#batchSize()}: those that we made are deleted, those of a person lose our fields,
     * and get the mark where they are forbidden. Every retraction gets exactly one receipt. May be repeated: what is gone is
     * {@code NOT_THERE}.
     *
     * @param mapping names our fields
     * @throws TargetException where the account can't be written to: nothing is decided
     */
    WithdrawalResult withdraw(List<Retraction> retractions, Mapping mapping);

    /**
     * What {@link #deliver} would do, without writing: reads only. For dry runs and plans; accepted receipts carry every field's change.
     */
    DeliveryResult preview(List<CrmRecord> records);

    /** What it takes beside records; empty where it takes nothing. */
    default Optional<Timeline> timeline() {
        return Optional.empty();
    }

    /** Requests and waits since the last call of this method. */
    ApiUse takeUse();

    @Override
    void close();
}
