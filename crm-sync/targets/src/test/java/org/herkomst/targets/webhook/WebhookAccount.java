package org.herkomst.targets.webhook;

import java.util.List;
import java.util.Map;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.testing.CrmTargetCases.Account;
import org.herkomst.mappings.FieldMapping;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.ProfileField;
import org.herkomst.targets.webhook.ReceiverFault.Ending;

/** A receiver as the acceptance suite sees it. The target is told nothing of what people do there. */
final class WebhookAccount implements Account {
    private final WebhookBench bench;

    WebhookAccount(WebhookBench bench) {
        this.bench = bench;
    }

    @Override
    public CrmTarget target() {
        return bench.target;
    }

    @Override
    public boolean readable() {
        return false;
    }

    @Override
    public boolean decides() {
        return true;
    }

    @Override
    public String field(ProfileField field) {
        return field(WebhookBench.MAPPING, field);
    }

    static String field(Mapping mapping, ProfileField field) {
        return mapping.fields().stream()
                .filter(f -> f.from() == field)
                .map(FieldMapping::target)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String personAdds(Map<String, String> values) {
        throw new UnsupportedOperationException("A receiver can't be read");
    }

    @Override
    public void personEdits(String id, Map<String, String> values) {
        throw new UnsupportedOperationException("A receiver can't be read");
    }

    @Override
    public Map<String, Map<String, String>> records() {
        return bench.receiver.records().all();
    }

    @Override
    public List<String> writes() {
        return bench.receiver.requests().stream()
                .map(ReceiverSandbox.Request::body)
                .toList();
    }

    @Override
    public Mapping mapping() {
        return WebhookBench.MAPPING;
    }

    @Override
    public void losesTheNextAnswer() {
        bench.receiver.fault(r -> true, 1, ReceiverFault.after(Ending.DROP));
    }
}
