package org.herkomst.targets.odoo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.testing.CrmTargetCases.Account;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.sandbox.odoo.Fault;
import org.herkomst.sandbox.odoo.Fault.Ending;
import org.herkomst.sandbox.odoo.RequestLog.Request;

/** Odoo's sandbox as the acceptance suite sees it. */
final class OdooAccount implements Account {
    static final Set<String> WRITES =
            Set.of("res.partner/load", "res.partner/write", "res.partner/create", "res.partner/unlink");

    private final Bench bench;

    OdooAccount(Bench bench) {
        this.bench = bench;
    }

    @Override
    public CrmTarget target() {
        return bench.target;
    }

    @Override
    public String field(ProfileField field) {
        return Bench.MAPPING.fields().stream()
                .filter(f -> f.from() == field)
                .map(FieldMapping::target)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String personAdds(Map<String, String> values) {
        return bench.sandbox.database().personAdds(values);
    }

    @Override
    public void personEdits(String id, Map<String, String> values) {
        bench.sandbox.database().personEdits(id, values);
    }

    @Override
    public Map<String, Map<String, String>> records() {
        return bench.sandbox.database().records();
    }

    @Override
    public List<String> writes() {
        return bench.sandbox.log().requests().stream()
                .filter(r -> WRITES.contains(r.operation()))
                .map(Request::body)
                .toList();
    }

    @Override
    public Mapping mapping() {
        return Bench.MAPPING;
    }

    @Override
    public void losesTheNextAnswer() {
        AtomicBoolean lost = new AtomicBoolean();
        bench.sandbox
                .faults()
                .where(
                        r -> WRITES.contains(r.operation()) && lost.compareAndSet(false, true),
                        1,
                        Fault.after(Ending.DROP));
    }
}
