package org.herkomst.targets.espocrm;

import java.util.List;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.targets.TargetProvider;
import org.herkomst.targets.TargetSettings;

/** The way in to the EspoCRM target. */
public final class EspoCrm implements TargetProvider {
    @Override
    public String type() {
        return "espocrm";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public CrmTarget open(TargetSettings settings) {
        return new EspoTarget(settings, Connection.open(settings));
    }
}
