package org.herkomst.core.undo;

import java.util.List;
import org.herkomst.core.target.Receipt.Verdict;

/**
 * What a run wrote into a company's record.
 *
 * @param company the company's number
 * @param target the target's name
 * @param targetId the record's id there
 * @param verdict whether the run made the record, joined it to ours, or updated it
 * @param fields the fields that it wrote
 */
public record Written(long company, String target, String targetId, Verdict verdict, List<Field> fields) {
    public Written {
        fields = List.copyOf(fields);
    }

    /**
     * A field that was written.
     *
     * @param name its name
     * @param before what it held; empty: nothing
     * @param after what was written; empty: it was cleared
     * @param ours whether what it held was ours
     */
    public record Field(String name, String before, String after, boolean ours) {}
}
