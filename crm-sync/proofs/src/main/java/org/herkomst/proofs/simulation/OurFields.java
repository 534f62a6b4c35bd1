package org.herkomst.proofs.simulation;

import java.util.List;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.Mappings;
import org.herkomst.sandbox.hubspot.SandboxAccount;

/** The fields of ours that an account has once it was provisioned. */
final class OurFields {
    static final Mapping MAPPING = Mappings.named("hubspot");
    static final String PREFIX = "herkomst_";
    static final String MARK = "herkomst_do_not_process";
    private static final List<String> NAMES = MAPPING.fields().stream()
            .map(FieldMapping::target)
            .filter(name -> name.startsWith(PREFIX))
            .toList();

    private OurFields() {}

    static void add(SandboxAccount account) {
        NAMES.forEach(name -> account.addsProperty(name, "string", name.equals(MAPPING.keyField())));
    }
}
