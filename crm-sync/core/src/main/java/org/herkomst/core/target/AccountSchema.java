package org.herkomst.core.target;

import java.util.List;
import java.util.Optional;

/**
 * The fields of the company object in one account.
 *
 * @param fields the fields, each name once
 */
public record AccountSchema(List<SchemaField> fields) {
    public AccountSchema {
        fields = List.copyOf(fields);
    }

    /** The field of that name. */
    public Optional<SchemaField> field(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }
}
