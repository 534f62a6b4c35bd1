package org.herkomst.proofs.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.herkomst.app.config.Configurations;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.job.SyncRequest;
import org.herkomst.app.job.SyncRunner;
import org.herkomst.app.store.Workspace;

/** Launches the job as often at once as it is told ({@code 4}), and answers with how each launch ended. */
final class LaunchWorker {
    private LaunchWorker() {}

    public static void main(String[] arguments) throws Exception {
        HerkomstConfiguration configuration = Configurations.read(Path.of(arguments[0]), Map.of(), line -> {});
        try (Workspace workspace = Workspace.open(configuration);
                SyncRunner runner = SyncRunner.start(workspace)) {
            System.out.println("ready");
            serve(configuration, runner);
        }
    }

    private static void serve(HerkomstConfiguration configuration, SyncRunner runner) throws Exception {
        BufferedReader words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = words.readLine();
        while (line != null) {
            System.out.println(String.join(" ", launch(configuration, runner, Integer.parseInt(line))));
            line = words.readLine();
        }
    }

    private static List<String> launch(HerkomstConfiguration configuration, SyncRunner runner, int count)
            throws Exception {
        CyclicBarrier together = new CyclicBarrier(count);
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<String>> launches = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                launches.add(threads.submit(() -> {
                    together.await();
                    return one(configuration, runner);
                }));
            }
            List<String> ends = new ArrayList<>();
            for (Future<String> launch : launches) {
                ends.add(launch.get());
            }
            return ends;
        } finally {
            threads.shutdown();
        }
    }

    private static String one(HerkomstConfiguration configuration, SyncRunner runner) throws IOException {
        SyncRequest request = new SyncRequest(configuration, "nightly", "manual", false, 0, null, true, line -> {});
        return runner.run(request).report().info().status().name().toLowerCase(Locale.ROOT);
    }
}
