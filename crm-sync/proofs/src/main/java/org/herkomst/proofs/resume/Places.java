package org.herkomst.proofs.resume;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.herkomst.proofs.HerkomstRun;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.herkomst.sandbox.hubspot.SandboxSettings;

/** Folders, configurations and CRM accounts for the points. A CRM is provisioned once; each point gets a copy. */
final class Places {
    private static final List<String> FLAGS = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");
    private static final String STATE = "hubspot-sandbox.json";

    private final ProofSetting setting;
    private final Path ranges;
    private final Path state;

    Places(ProofSetting setting) {
        this.setting = setting;
        this.ranges = setting.work().resolve("ranges.csv");
        Path folder = made("provision");
        this.state = folder.resolve(STATE);
        try (HubSpotSandbox crm = HubSpotSandbox.start(SandboxSettings.demo(folder, Clock.systemUTC()))) {
            Files.writeString(ranges, Truth.ranges());
            HerkomstRun herkomst = new HerkomstRun(setting.program(), folder, FLAGS);
            herkomst.configure(String.join("\n", "herkomst:", target(crm), ""));
            herkomst.must("provision", "crm");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A folder of this name. */
    Path made(String name) {
        try {
            return Files.createDirectories(setting.work().resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A CRM with our fields and no companies. */
    HubSpotSandbox crm(Path folder) {
        try {
            Path own = Files.createDirectories(folder.resolve("crm"));
            Files.copy(state, own.resolve(STATE));
            return HubSpotSandbox.start(SandboxSettings.demo(own, Clock.systemUTC()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The application, configured. */
    HerkomstRun herkomst(Path folder, URI matomo, HubSpotSandbox crm, String database) {
        HerkomstRun herkomst = new HerkomstRun(setting.program(), folder, FLAGS);
        herkomst.configure(String.join(
                "\n",
                "herkomst:",
                "  data: ./data",
                "  database: { url: '" + database + "' }",
                "  sources: { web: { type: matomo, url: '" + matomo + "', token: " + FailingMatomo.TOKEN
                        + ", sites: [1], page-size: " + Truth.PAGE + " } }",
                "  resolver: { inputs: [ { type: ranges, path: " + ranges + ", licence: own data } ] }",
                "  privacy: { notice: { url: 'https://www.shop.example/privacy', published: 2020-01-01 } }",
                target(crm),
                "  jobs: { nightly: { source: web, target: crm, zone: UTC, first-days: 90 } }",
                ""));
        return herkomst;
    }

    private static String target(HubSpotSandbox crm) {
        return "  targets: { crm: { type: hubspot, url: '" + crm.url() + "', token: " + HubSpotSandbox.SETUP_KEY
                + ", mapping: hubspot } }";
    }
}
