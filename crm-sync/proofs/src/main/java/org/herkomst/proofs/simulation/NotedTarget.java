package org.herkomst.proofs.simulation;

import java.util.List;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.target.ApiUse;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.DeliveryResult;
import org.herkomst.core.target.ProvisionReport;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.TargetCheck;
import org.herkomst.core.target.TargetTraits;
import org.herkomst.core.target.WithdrawalResult;
import org.herkomst.mappings.Mapping;

/** A target whose last looks are noted. */
record NotedTarget(CrmTarget target, History history) implements CrmTarget {
    @Override
    public TargetTraits traits() {
        return target.traits();
    }

    @Override
    public TargetCheck check(Mapping mapping) {
        return target.check(mapping);
    }

    @Override
    public ProvisionReport provision(Mapping mapping) {
        return target.provision(mapping);
    }

    @Override
    public DeliveryResult deliver(List<CrmRecord> records, LastLook look) {
        return target.deliver(records, asked -> {
            history.lookBegins(asked);
            return look.look(asked);
        });
    }

    @Override
    public WithdrawalResult withdraw(List<Retraction> retractions, Mapping mapping) {
        return target.withdraw(retractions, mapping);
    }

    @Override
    public DeliveryResult preview(List<CrmRecord> records) {
        return target.preview(records);
    }

    @Override
    public ApiUse takeUse() {
        return target.takeUse();
    }

    @Override
    public void close() {
        target.close();
    }
}
