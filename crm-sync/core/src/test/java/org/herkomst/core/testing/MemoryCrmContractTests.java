package org.herkomst.core.testing;

import java.util.List;
import java.util.Map;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.Mappings;
import org.herkomst.mappings.ProfileField;

class MemoryCrmContractTests extends CrmTargetContract {
    private final MemoryCrm crm = new MemoryCrm(10);

    @Override
    protected Account account() {
        return new Account() {
            @Override
            public CrmTarget target() {
                return crm;
            }

            @Override
            public String field(ProfileField field) {
                return Mappings.named("hubspot").fields().stream()
                        .filter(f -> f.from() == field)
                        .map(FieldMapping::target)
                        .findFirst()
                        .orElseThrow();
            }

            @Override
            public String personAdds(Map<String, String> values) {
                return crm.personAdds(values);
            }

            @Override
            public void personEdits(String id, Map<String, String> values) {
                crm.personEdits(id, values);
            }

            @Override
            public Map<String, Map<String, String>> records() {
                return crm.records();
            }

            @Override
            public List<String> writes() {
                return crm.requests();
            }

            @Override
            public Mapping mapping() {
                return Mappings.named("hubspot");
            }

            @Override
            public void losesTheNextAnswer() {
                crm.losesTheNextAnswer();
            }
        };
    }
}
