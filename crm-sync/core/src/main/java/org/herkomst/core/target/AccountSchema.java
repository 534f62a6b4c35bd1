package org.herkomst.core.target;

import java.util.List;
import java.util.Optional;

/**
 * The fields of the company object in one account.
 *
 * @param fields the fields, each name once
 * @param takesAnything whether fields of any name and kind are taken, so that none can be missing
 */
public record AccountSchema(List<SchemaField> fields, boolean takesAnything) {
    public AccountSchema {
        fields = List.copyOf(fields);
    }

    /** Of an account that takes these fields and no others. */
    public AccountSchema(List<SchemaField> fields) {
        this(fields, false);
    }

    /** Of a receiver that takes whatever it is told. */
    public static AccountSchema anything() {
        return new AccountSchema(List.of(), true);
    }

    /** The field of that name. */
    public Optional<SchemaField> field(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }
}
