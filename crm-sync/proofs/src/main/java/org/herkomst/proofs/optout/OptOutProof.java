package org.herkomst.proofs.optout;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.ReadyCrm;
import org.herkomst.proofs.Verdict;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.herkomst.sandbox.hubspot.SandboxSettings;
import org.herkomst.sandbox.hubspot.SandboxSettings.Limits;

/**
 * A run of many companies in one process, the desk of opt-outs in another, the service in a third, and a CRM that writes down what it is
 * asked. A request is late where its last look began after the opt-out's commit. In full on PostgreSQL and then, shorter, on H2; the
 * short form is the one on H2.
 */
public final class OptOutProof implements Proof {
    private static final Limits PROFESSIONAL = new Limits(190, 5, 625_000, 0);

    @Override
    public String name() {
        return "opt-out";
    }

    @Override
    public String promise() {
        return "An opt-out during a run holds within 1 s, nothing is sent after it, and what was sent is taken back within 60 s.";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        List<String> faults = new ArrayList<>();
        Map<String, String> figures = new LinkedHashMap<>();
        if (setting.quick()) {
            figures.putAll(trial(setting, "h2", Size.quick(), "jdbc:h2:file:./data/herkomst", faults));
        } else {
            figures.putAll(onPostgres(setting, faults));
            trial(setting, "h2", Size.quick(), "jdbc:h2:file:./data/herkomst", faults)
                    .forEach((name, value) -> figures.put("h2_" + name, value));
        }
        figures.put("seed", String.valueOf(setting.seed()));
        return new Verdict(figures, faults);
    }

    private static Map<String, String> onPostgres(ProofSetting setting, List<String> faults) {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres?user=postgres";
            return trial(setting, "postgres", Size.full(), url, faults);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, String> trial(
            ProofSetting setting, String name, Size size, String database, List<String> faults) {
        Path folder = setting.work().resolve(name);
        SandboxSettings settings =
                new SandboxSettings(null, Clock.systemUTC(), Duration.ZERO, 207, PROFESSIONAL, "Europe/Amsterdam");
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        String url = database.replace("./", folder + "/");
        try (HubSpotSandbox crm = ReadyCrm.start(setting, settings)) {
            crm.log().clear();
            Trial trial = new Trial(setting, folder, crm, size);
            Map<String, String> figures = trial.run(url);
            trial.faults().forEach(fault -> faults.add("on " + name + ": " + fault));
            return figures;
        }
    }
}
