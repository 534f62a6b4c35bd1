package org.herkomst.proofs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.herkomst.sandbox.hubspot.SandboxSettings;

/** A sandbox CRM with our fields in it. */
public final class ReadyCrm {
    private ReadyCrm() {}

    /** Starts one; its records are kept in the folder {@code provision} of the proof. */
    public static HubSpotSandbox start(ProofSetting setting) {
        return start(setting, SandboxSettings.demo(setting.work().resolve("provision"), Clock.systemUTC()));
    }

    /** Starts one that behaves so. */
    public static HubSpotSandbox start(ProofSetting setting, SandboxSettings settings) {
        Path folder = setting.work().resolve("provision");
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        HubSpotSandbox crm = HubSpotSandbox.start(settings);
        HerkomstRun herkomst = new HerkomstRun(setting.program(), folder, List.of());
        herkomst.configure("herkomst:\n  targets: { crm: { type: hubspot, url: '" + crm.url() + "', token: "
                + HubSpotSandbox.SETUP_KEY + ", mapping: hubspot } }\n");
        herkomst.must("provision", "crm");
        return crm;
    }
}
