package org.herkomst.proofs.simulation;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
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
import org.jspecify.annotations.Nullable;

/** The HubSpot target of one process, opened when it is first needed; its last looks are noted. */
final class NotedTarget implements CrmTarget {
    private static final int BATCH = 100;
    private final Supplier<CrmTarget> opener;
    private final History history;
    private @Nullable CrmTarget opened;

    NotedTarget(Supplier<CrmTarget> opener, History history) {
        this.opener = opener;
        this.history = history;
    }

    private CrmTarget target() {
        CrmTarget target = opened == null ? opener.get() : opened;
        opened = target;
        return target;
    }

    @Override
    public TargetTraits traits() {
        return opened == null
                ? new TargetTraits(
                        "hubspot",
                        BATCH,
                        Crm.TIMEOUT.plus(Duration.ofMinutes(15)),
                        "",
                        TargetTraits.VerdictKind.BY_KEY,
                        "",
                        "",
                        "")
                : opened.traits();
    }

    @Override
    public TargetCheck check(Mapping mapping) {
        return target().check(mapping);
    }

    @Override
    public org.herkomst.core.target.AccountSchema schema() {
        return new org.herkomst.core.target.AccountSchema(java.util.List.of());
    }

    @Override
    public ProvisionReport provision(Mapping mapping) {
        return target().provision(mapping);
    }

    @Override
    public DeliveryResult deliver(List<CrmRecord> records, LastLook look) {
        return target().deliver(records, asked -> {
            history.lookBegins(asked);
            return look.look(asked);
        });
    }

    @Override
    public WithdrawalResult withdraw(List<Retraction> retractions, Mapping mapping) {
        return target().withdraw(retractions, mapping);
    }

    @Override
    public DeliveryResult preview(List<CrmRecord> records) {
        return target().preview(records);
    }

    @Override
    public ApiUse takeUse() {
        return target().takeUse();
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
