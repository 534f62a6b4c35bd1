package org.herkomst.targets.odoo;

import java.time.Instant;
import java.util.Map;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.run.FieldCounts;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.jspecify.annotations.Nullable;

/** Receipts of records that Odoo did not take. */
final class Receipts {
    private Receipts() {}

    static Receipt refused(CrmRecord record, Verdict verdict, Problem problem) {
        return receipt(record, verdict, problem, null);
    }

    static Receipt deferred(CrmRecord record, Problem problem, @Nullable Instant notBefore) {
        return receipt(record, Verdict.DEFERRED, problem, notBefore);
    }

    private static Receipt receipt(CrmRecord record, Verdict verdict, Problem problem, @Nullable Instant notBefore) {
        var named = named(record.key().value(), problem);
        return new Receipt(record.key(), verdict, null, Map.of(), new FieldCounts(), named, notBefore);
    }

    /** The problem with the company that it is about. */
    static Problem named(String key, Problem problem) {
        return new Problem(problem.code(), problem.category(), 1, key + ": " + problem.example(), problem.action());
    }
}
