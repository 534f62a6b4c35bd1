package org.herkomst.sandbox.hubspot;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.herkomst.core.target.SandboxCrm;

/** The sandbox for the demo: our properties can be made with its one token. */
public final class HubSpotSandboxCrm implements SandboxCrm {

    @Override
    public String kind() {
        return "hubspot";
    }

    @Override
    public Running start(Path folder) {
        var sandbox = HubSpotSandbox.start(SandboxSettings.demo(folder, Clock.systemUTC()));
        return new Running() {
            @Override
            public URI url() {
                return sandbox.url();
            }

            @Override
            public String token() {
                return HubSpotSandbox.SETUP_KEY;
            }

            @Override
            public void close() {
                sandbox.close();
            }
        };
    }
}
