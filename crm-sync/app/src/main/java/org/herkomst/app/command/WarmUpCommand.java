package org.herkomst.app.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.demo.Demo;
import org.herkomst.app.service.Service;
import org.herkomst.app.store.Workspace;
import picocli.CommandLine.Command;

/** Loads the classes that runs and the service load, for the archive that {@code bin/herkomst} makes of them. */
@Command(name = "warm-up", hidden = true, description = "Runs demo and service once, for the class archive.")
final class WarmUpCommand extends Action {
    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("herkomst-warm-up-");
        try (Demo demo = Demo.prepare(folder, false, Clock.systemUTC(), line -> {})) {
            demo.run();
            HerkomstConfiguration configuration = demo.configuration();
            try (Workspace workspace = Workspace.open(configuration);
                    Service service = Service.start(configuration, workspace, Clock.systemUTC())) {
                URI.create("http://127.0.0.1:" + service.port() + "/actuator/health")
                        .toURL()
                        .openStream()
                        .close();
            }
        } finally {
            delete(folder);
        }
        return 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
