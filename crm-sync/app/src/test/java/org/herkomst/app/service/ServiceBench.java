package org.herkomst.app.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Job;
import org.herkomst.app.job.Connections;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.SandboxCrm;
import org.herkomst.mappings.Mappings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A whole service in a folder, with a sandbox CRM and a drop folder; only the time is the test's. */
abstract class ServiceBench {
    static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    final TestClock clock = new TestClock(Instant.now());
    SandboxCrm.Running crm;
    HerkomstConfiguration configuration;
    Workspace workspace;
    Service service;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(
                folder.resolve("ranges.csv"),
                "range,name,domain,country,legal_form\n203.0.113.0/28,Acme B.V.,acme.example,NL,B.V.\n");
        Files.createDirectories(folder.resolve("web"));
        crm = ServiceLoader.load(SandboxCrm.class).findFirst().orElseThrow().start(folder.resolve("crm"));
        Map<String, Job> jobs = Map.of("nightly", new Job("web", "crm", "0 0 3 * * *", Samples.AMSTERDAM, 90));
        configuration = Samples.configuration(folder, crm.url(), crm.token(), jobs, false);
        try (CrmTarget target = Connections.target(configuration, "crm", true)) {
            target.provision(Mappings.named("hubspot"));
        }
        workspace = Workspace.open(configuration);
        service = Service.start(configuration, workspace, clock);
    }

    @AfterEach
    void end() {
        service.close();
        workspace.close();
        crm.close();
    }

    String visits(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int id = from; id <= to; id++) {
            lines.append(ModelVisit.of(id, 1, "203.0.113.1", clock.instant().getEpochSecond() - 600)
                            .json())
                    .append('\n');
        }
        return lines.toString();
    }

    void append(String name, String text) throws IOException {
        Path file = folder.resolve("web").resolve(name);
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }
}
