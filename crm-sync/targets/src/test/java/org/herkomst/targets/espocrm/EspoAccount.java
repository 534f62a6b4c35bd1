package org.herkomst.targets.espocrm;

import java.util.List;
import java.util.Map;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.testing.CrmTargetCases.Account;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.sandbox.espocrm.EspoFault;
import org.herkomst.sandbox.espocrm.EspoFault.Ending;
import org.herkomst.sandbox.espocrm.EspoLog.Request;

/** EspoCRM's sandbox as the acceptance suite sees it. */
final class EspoAccount implements Account {
    private final EspoBench bench;

    EspoAccount(EspoBench bench) {
        this.bench = bench;
    }

    @Override
    public CrmTarget target() {
        return bench.target;
    }

    @Override
    public String field(ProfileField field) {
        return EspoBench.MAPPING.fields().stream()
                .filter(f -> f.from() == field)
                .map(FieldMapping::target)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String personAdds(Map<String, String> values) {
        return bench.sandbox.state().personAdds(values);
    }

    @Override
    public void personEdits(String id, Map<String, String> values) {
        bench.sandbox.state().personEdits(id, values);
    }

    @Override
    public Map<String, Map<String, String>> records() {
        return bench.sandbox.state().records();
    }

    @Override
    public List<String> writes() {
        return bench.sandbox.log().requests().stream()
                .filter(Request::writes)
                .map(Request::body)
                .toList();
    }

    @Override
    public Mapping mapping() {
        return EspoBench.MAPPING;
    }

    @Override
    public void losesTheNextAnswer() {
        bench.sandbox.log().fault(Request::writes, 1, EspoFault.after(Ending.DROP));
    }
}
