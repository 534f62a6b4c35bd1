package org.herkomst.proofs.kills;

import java.util.Locale;
import org.herkomst.proofs.kills.agent.Spot;

/**
 * A named point.
 *
 * @param scenario what is going on
 * @param spot where the process is killed
 */
record KillPoint(Scenario scenario, Spot spot) {
    @Override
    public String toString() {
        return scenario.name().toLowerCase(Locale.ROOT) + " " + spot;
    }
}
