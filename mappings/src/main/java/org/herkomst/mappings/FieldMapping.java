package org.herkomst.mappings;

import org.jspecify.annotations.Nullable;

/**
 * One field of a CRM record.
 *
 * @param target the field's name in the CRM
 * @param from the profile field whose value it gets; absent for a constant
 * @param constant the constant; absent for a profile field
 * @param policy what a write may do
 * @param label label of the field where we create it ourselves
 * @param maxChars longest text the field takes; longer texts are cut and counted; 0: no limit
 */
public record FieldMapping(
        String target,
        @Nullable ProfileField from,
        @Nullable String constant,
        WritePolicy policy,
        @Nullable String label,
        int maxChars) {
    public FieldMapping {
        if ((from == null) == (constant == null)) {
            throw new IllegalArgumentException("A field has either a profile field or a constant");
        }
    }
}
