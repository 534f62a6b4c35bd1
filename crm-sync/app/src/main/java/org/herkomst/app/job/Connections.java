package org.herkomst.app.job;

import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.core.target.CrmTarget;

/** Opens the targets of a configuration. */
public final class Connections {
    private Connections() {}

    /**
     * The target of that name.
     *
     * @param setUp whether the set-up key is to be used where there is one
     */
    public static CrmTarget target(HerkomstConfiguration configuration, String name, boolean setUp) {
        throw new UnsupportedOperationException("to be written by the stores' author");
    }
}
