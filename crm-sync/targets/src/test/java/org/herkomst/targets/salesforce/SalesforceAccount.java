package org.herkomst.targets.salesforce;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.testing.CrmTargetCases.Account;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.sandbox.salesforce.Fault;
import org.herkomst.sandbox.salesforce.Fault.Ending;
import org.herkomst.sandbox.salesforce.RequestLog.Request;

/** Salesforce's sandbox as the acceptance suite sees it. */
final class SalesforceAccount implements Account {
    private static final Set<String> WRITES = Set.of("upsert", "update", "delete");

    private final SalesforceBench bench;

    SalesforceAccount(SalesforceBench bench) {
        this.bench = bench;
    }

    @Override
    public CrmTarget target() {
        return bench.target;
    }

    @Override
    public String field(ProfileField field) {
        return SalesforceBench.MAPPING.fields().stream()
                .filter(f -> f.from() == field)
                .map(FieldMapping::target)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String personAdds(Map<String, String> values) {
        return bench.sandbox.org().personAdds(values);
    }

    @Override
    public void personEdits(String id, Map<String, String> values) {
        bench.sandbox.org().personEdits(id, values);
    }

    @Override
    public Map<String, Map<String, String>> records() {
        return bench.sandbox.org().accounts();
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
        return SalesforceBench.MAPPING;
    }

    @Override
    public void losesTheNextAnswer() {
        nextWrite(Fault.after(Ending.DROP));
    }

    /** The next request that writes or deletes meets a fault. */
    void nextWrite(Fault fault) {
        var done = new AtomicBoolean();
        bench.sandbox.faults().where(r -> WRITES.contains(r.operation()) && done.compareAndSet(false, true), 1, fault);
    }
}
