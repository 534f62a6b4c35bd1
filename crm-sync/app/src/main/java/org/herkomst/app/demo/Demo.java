package org.herkomst.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.herkomst.app.config.Configurations;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.job.Connections;
import org.herkomst.app.job.SyncOutcome;
import org.herkomst.app.job.SyncRequest;
import org.herkomst.app.job.SyncRunner;
import org.herkomst.app.store.Workspace;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.SandboxCrm;
import org.herkomst.mappings.Mappings;

/** The demo: example visits, an embedded database and a sandbox CRM in one folder. */
public final class Demo implements AutoCloseable {
    private final Path folder;
    private final Clock clock;
    private final Consumer<String> progress;
    private final URLClassLoader loader;
    private final SandboxCrm.Running sandbox;

    private Demo(Path folder, Clock clock, Consumer<String> progress, URLClassLoader loader) {
        this.folder = folder;
        this.clock = clock;
        this.progress = progress;
        this.loader = loader;
        this.sandbox = ServiceLoader.load(SandboxCrm.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(crm -> crm.kind().equals("hubspot"))
                .findFirst()
                .orElseThrow(() -> new DemoException(
                        "The sandbox CRM is not in this jar", "Build the whole project with ./mvnw package"))
                .start(folder.resolve("crm"));
    }

    /**
     * Lays out the folder and starts the sandbox CRM.
     *
     * @param fresh whether to empty the folder first
     * @param progress gets lines for a person
     */
    public static Demo prepare(Path folder, boolean fresh, Clock clock, Consumer<String> progress) {
        try {
            DemoFolder files = new DemoFolder(folder, clock);
            if (fresh) {
                files.empty();
            }
            files.lay();
            progress.accept("Everything of the demo is in " + folder
                    + ": example visits (inbox), ranges.csv, database, sandbox CRM (crm).");
            List<URL> jars = new ArrayList<>();
            for (Path jar : files.sandboxJar()) {
                jars.add(jar.toUri().toURL());
            }
            URLClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new), Demo.class.getClassLoader());
            return new Demo(folder, clock, progress, loader);
        } catch (IOException broken) {
            throw new DemoException(
                    "The folder " + folder + " can't be written", "Give this user the right, or run in another folder");
        }
    }

    /** Address of the sandbox CRM's page. */
    public URI page() {
        return sandbox.url();
    }

    /** Opt-outs, provision, one run. */
    public SyncOutcome run() {
        HerkomstConfiguration configuration = configuration();
        try (Workspace workspace = Workspace.open(configuration)) {
            OptOutDesk.over(workspace.stores(), configuration.targets().keySet(), clock)
                    .confirm(OptOutRequest.domain("veldkamp.example", "demo", clock.instant()), List.of(), "demo");
            progress.accept("Creating our fields in the sandbox CRM");
            try (CrmTarget crm = Connections.target(configuration, "sandbox", true)) {
                crm.provision(Mappings.named("hubspot"));
            }
            progress.accept("Reading the example visits");
            try (SyncRunner runner = SyncRunner.start(workspace)) {
                return runner.run(new SyncRequest(configuration, "demo", "demo", false, 0, null, true, progress));
            }
        }
    }

    /** Writes the demo's configuration and reads it; its service listens on any free port. */
    public HerkomstConfiguration configuration() {
        Path file = folder.resolve("demo.yaml");
        String text =
                """
                # Written anew by each herkomst demo; the token is in the folder secrets.
                spring.config.import: "configtree:%2$s/secrets/"
                herkomst:
                  data: "%1$s"
                  database: { url: "jdbc:h2:file:%2$s/herkomst" }
                  sources:
                    example: { type: export, folder: "%1$s/inbox", zone: Europe/Amsterdam }
                  exclude: { ranges: [203.0.113.240/28], page-groups: [/jobs] }
                  resolver:
                    inputs:
                      - { type: ranges, path: "%1$s/ranges.csv", licence: made-up example data }
                  privacy:
                    notice: { url: "https://www.herkomst.example/privacy", published: 2020-01-01 }
                  targets:
                    sandbox: { type: hubspot, url: "%3$s", token: "${SANDBOX_TOKEN}", mapping: hubspot }
                  service: { port: 0 }
                  jobs:
                    demo: { source: example, target: sandbox, zone: Europe/Amsterdam, first-days: 730 }
                """.formatted(slashes(folder), slashes(folder.toAbsolutePath().normalize()), sandbox.url());
        try {
            Files.writeString(file, text);
            Files.writeString(
                    Files.createDirectories(folder.resolve("secrets")).resolve("SANDBOX_TOKEN"), sandbox.token());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Configurations.read(file, Map.of(), progress);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    @Override
    public void close() {
        sandbox.close();
        try {
            loader.close();
        } catch (IOException ignored) {
            progress.accept("The sandbox's jar could not be closed.");
        }
    }
}
