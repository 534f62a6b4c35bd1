package org.herkomst.targets.salesforce;

import java.time.Instant;
import java.util.Map;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.run.FieldCounts;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.jspecify.annotations.Nullable;

/** Receipts of records that Salesforce did not take. */
final class Receipts {
    private Receipts() {}

    static Receipt refused(CrmRecord record, Verdict verdict, Problem problem) {
        return new Receipt(record.key(), verdict, null, Map.of(), new FieldCounts(), named(record, problem), null);
    }

    static Receipt deferred(CrmRecord record, Problem problem, @Nullable Instant notBefore) {
        return new Receipt(
                record.key(), Verdict.DEFERRED, null, Map.of(), new FieldCounts(), named(record, problem), notBefore);
    }

    private static Problem named(CrmRecord record, Problem problem) {
        return new Problem(
                problem.code(), problem.category(), 1, record.key() + ": " + problem.example(), problem.action());
    }
}
