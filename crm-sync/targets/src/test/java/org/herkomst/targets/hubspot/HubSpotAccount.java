package org.herkomst.targets.hubspot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.testing.CrmTargetCases.Account;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.sandbox.hubspot.Fault;
import org.herkomst.sandbox.hubspot.Fault.Ending;
import org.herkomst.sandbox.hubspot.RequestLog.Request;

/** HubSpot's sandbox as the acceptance suite sees it. */
final class HubSpotAccount implements Account {
    private static final Set<String> WRITES = Set.of("batch/upsert", "batch/update", "batch/archive");

    private final Bench bench;

    HubSpotAccount(Bench bench) {
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
        String id = bench.sandbox.account().personAdds(values);
        // HubSpot's search sees a new company after some seconds.
        bench.clock.pass(Duration.ofSeconds(6));
        return id;
    }

    @Override
    public void personEdits(String id, Map<String, String> values) {
        bench.sandbox.account().personEdits(id, values);
        bench.clock.pass(Duration.ofSeconds(6));
    }

    @Override
    public Map<String, Map<String, String>> records() {
        return bench.sandbox.account().companies();
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
