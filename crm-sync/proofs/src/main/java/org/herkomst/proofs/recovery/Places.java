package org.herkomst.proofs.recovery;

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
public final class Places {
    private static final List<String> FLAGS = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");
    private static final String STATE = "hubspot-sandbox.json";

    private final ProofSetting setting;
    private final Shape shape;
    private final Path ranges;
    private final Path provisioned;

    /** Places of a proof; provisions a CRM. */
    public Places(ProofSetting setting, Shape shape) {
        this.setting = setting;
        this.shape = shape;
        this.ranges = setting.work().resolve("ranges.csv");
        Path folder = made("provision");
        this.provisioned = folder;
        try (HubSpotSandbox crm = HubSpotSandbox.start(SandboxSettings.demo(folder, Clock.systemUTC()))) {
            Files.writeString(ranges, shape.ranges());
            HerkomstRun herkomst = new HerkomstRun(setting.program(), folder, FLAGS);
            herkomst.configure(String.join("\n", "herkomst:", target(crm), ""));
            herkomst.must("provision", "crm");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A folder of this name. */
    public Path made(String name) {
        try {
            return Files.createDirectories(setting.work().resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A CRM with our fields and no companies. */
    public HubSpotSandbox crm(Path folder) {
        return crm(folder, provisioned);
    }

    /** A CRM with all that another one keeps in its folder. */
    public HubSpotSandbox crm(Path folder, Path like) {
        try {
            Path own = Files.createDirectories(folder.resolve("crm"));
            Files.copy(like.resolve(STATE), own.resolve(STATE));
            return HubSpotSandbox.start(SandboxSettings.demo(own, Clock.systemUTC()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The application, configured. */
    public HerkomstRun herkomst(Path folder, URI matomo, HubSpotSandbox crm, String database) {
        HerkomstRun herkomst = new HerkomstRun(setting.program(), folder, FLAGS);
        herkomst.configure(String.join(
                "\n",
                "herkomst:",
                "  data: ./data",
                "  database: { url: '" + database + "' }",
                "  sources: { web: { type: matomo, url: '" + matomo + "', token: " + FailingMatomo.TOKEN
                        + ", sites: [1], page-size: " + shape.page() + " } }",
                "  resolver: { inputs: [ { type: ranges, path: " + ranges + ", licence: own data } ] }",
                "  privacy: { notice: { url: 'https://www.shop.example/privacy', published: 2020-01-01 },",
                "    retention: { visits: 17d } }",
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
