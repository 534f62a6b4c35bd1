package org.herkomst.app.job;

import java.time.Clock;
import java.time.Duration;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.connector.matomo.Secret;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.targets.TargetSettings;
import org.herkomst.targets.Targets;

/** Opens the targets of a configuration. */
public final class Connections {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private Connections() {}

    /**
     * The target of that name.
     *
     * @param setUp whether the set-up key is to be used where there is one
     */
    public static CrmTarget target(HerkomstConfiguration configuration, String name, boolean setUp) {
        HerkomstConfiguration.Target target = configuration.targets().get(name);
        if (target == null) {
            throw new IllegalArgumentException("There is no target " + name);
        }
        Secret setUpToken = target.setupToken();
        Secret token = setUp && setUpToken != null ? setUpToken : target.token();
        return Targets.open(new TargetSettings(
                        target.type(),
                        target.url(),
                        token,
                        target.timeout(),
                        LONGEST_WAIT,
                        Clock.systemUTC(),
                        Waits::sleep)
                .withLongestInFlight(target.longestInFlight())
                .withOptions(target.options()));
    }
}
