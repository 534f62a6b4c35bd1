package org.herkomst.core.delivery;

import java.time.LocalDate;
import org.herkomst.core.record.CrmRecord;

/**
 * One company record on its way to one target.
 *
 * @param id its number in the outbox
 * @param company the company's number
 * @param runId the run that put it there
 * @param record the record
 * @param hash hash of its fields
 * @param tries how often it was sent
 * @param expiresOn day after which the record must go
 */
public record Delivery(
        long id, long company, String runId, CrmRecord record, String hash, int tries, LocalDate expiresOn) {}
