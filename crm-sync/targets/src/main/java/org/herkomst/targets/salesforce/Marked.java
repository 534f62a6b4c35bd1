package org.herkomst.targets.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.targets.salesforce.Classifier.Kind;

/** Accounts that a person has marked as the wrong company. Reads only. */
final class Marked {
    private Marked() {}

    /** Ids by our key; nothing where the mapping or the account has no such box. */
    static Map<CompanyKey, String> wrong(Reading reading, Mapping mapping) {
        var marked = new LinkedHashMap<CompanyKey, String>();
        var box = mapping.fields().stream()
                .filter(f -> f.from() == ProfileField.WRONG_COMPANY)
                .map(FieldMapping::target)
                .findFirst();
        if (box.isEmpty()) {
            return marked;
        }
        var condition = Soql.ticked(box.get()) + " AND " + Soql.filled(Keys.KEY);
        try {
            reading.where(condition, List.of(Keys.ID, Keys.KEY)).stream()
                    .filter(account -> account.key().matches("[a-z0-9-]{4,40}"))
                    .forEach(account -> marked.put(new CompanyKey(account.key()), account.id()));
        } catch (Failure f) {
            if (f.kind != Kind.SCHEMA || !f.trouble.fields().contains(box.get())) {
                throw f;
            }
        }
        return marked;
    }
}
