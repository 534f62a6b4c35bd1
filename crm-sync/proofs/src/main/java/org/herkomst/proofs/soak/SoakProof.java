package org.herkomst.proofs.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.ReadyCrm;
import org.herkomst.proofs.Verdict;
import org.herkomst.proofs.Worker;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;

/** Runs in a row in one process: heap after collection, threads, handles and connections stay as they were. */
public final class SoakProof implements Proof {
    private static final double HEAP_MB_A_HUNDRED = 1.0;
    /** The short form is over before all is warm; it only tells a collapse. */
    private static final double QUICK_HEAP_MB_A_HUNDRED = 8.0;

    private static final double FEW = 2;

    /** What was held after a run. */
    private record Held(int run, double heap, int threads, int handles, int connections) {
        static Held read(String line) {
            String[] parts = line.split(" ", -1);
            return new Held(
                    Integer.parseInt(parts[0]),
                    Double.parseDouble(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]));
        }
    }

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public String promise() {
        return "300 runs in one process leave no memory, thread, file handle or connection behind.";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        int runs = setting.quick() ? 120 : 300;
        int every = runs / (setting.quick() ? 6 : 12);
        try (HubSpotSandbox crm = ReadyCrm.start(setting)) {
            Path file = configure(setting.work(), crm);
            List<Held> held = new ArrayList<>();
            try (Worker worker = Worker.start(
                    setting.work(),
                    "soak",
                    SoakWorker.class,
                    List.of("-Xmx256m", "-XX:+UseSerialGC"),
                    file.toString(),
                    String.valueOf(runs),
                    String.valueOf(every),
                    "inbox")) {
                for (String line = worker.answer(); !line.isEmpty(); line = worker.answer()) {
                    held.add(Held.read(line));
                }
            }
            return judge(held, runs, setting.quick() ? QUICK_HEAP_MB_A_HUNDRED : HEAP_MB_A_HUNDRED);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path configure(Path work, HubSpotSandbox crm) throws IOException {
        Files.createDirectories(work.resolve("inbox"));
        StringBuilder ranges = new StringBuilder("range,name,domain,country,legal_form\n");
        for (int i = 1; i <= 100; i++) {
            ranges.append(String.format(Locale.ROOT, "203.0.113.%d/32,Example %d B.V.,e%d.example,NL,B.V.%n", i, i, i));
        }
        Files.writeString(work.resolve("ranges.csv"), ranges);
        return Files.writeString(
                work.resolve("herkomst.yaml"), String.format(Locale.ROOT, """
                herkomst:
                  data: ./data
                  # A small cache: else it grows with the database, as it may.
                  database: { url: "jdbc:h2:file:./data/herkomst;CACHE_SIZE=2048" }
                  sources: { web: { type: export, folder: ./inbox } }
                  resolver: { inputs: [ { type: ranges, path: ranges.csv, licence: own data } ] }
                  privacy: { notice: { url: "https://www.shop.example/privacy", published: 2020-01-01 } }
                  targets: { crm: { type: hubspot, url: "%s", token: %s, mapping: hubspot } }
                  jobs: { nightly: { source: web, target: crm } }
                """, crm.url(), HubSpotSandbox.PUSH_KEY));
    }

    private static Verdict judge(List<Held> held, int runs, double allowed) {
        List<String> faults = new ArrayList<>();
        if (held.isEmpty() || held.get(held.size() - 1).run() != runs) {
            faults.add("the runs did not come to their end");
            return new Verdict(Map.of("runs", String.valueOf(held.size())), faults);
        }
        // The first third warms up: classes, caches, the pool.
        List<Held> warm = held.subList(held.size() / 3, held.size());
        Held first = warm.get(0);
        Held last = warm.get(warm.size() - 1);
        double growth = slope(warm) * 100;
        if (growth > allowed) {
            faults.add(String.format(Locale.ROOT, "live heap grows by %.2f MB in 100 runs", growth));
        }
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("runs", String.valueOf(runs));
        figures.put("heap_mb", String.format(Locale.ROOT, "%.1f..%.1f", first.heap(), last.heap()));
        figures.put("heap_mb_per_100_runs", String.format(Locale.ROOT, "%.2f", growth));
        flat("threads", warm, Held::threads, figures, faults);
        flat("handles", warm, Held::handles, figures, faults);
        flat("connections", warm, Held::connections, figures, faults);
        return new Verdict(figures, faults);
    }

    /** Heap a run by least squares over all readings: the first and the last one alone say more of the collector than of the runs. */
    private static double slope(List<Held> held) {
        double runs = held.stream().mapToDouble(Held::run).average().orElse(0);
        double heap = held.stream().mapToDouble(Held::heap).average().orElse(0);
        double together = held.stream()
                .mapToDouble(one -> (one.run() - runs) * (one.heap() - heap))
                .sum();
        double spread = held.stream()
                .mapToDouble(one -> (one.run() - runs) * (one.run() - runs))
                .sum();
        return together / spread;
    }

    private static void flat(
            String what,
            List<Held> held,
            ToDoubleFunction<Held> value,
            Map<String, String> figures,
            List<String> faults) {
        double least = held.stream().mapToDouble(value).min().orElse(0);
        double most = held.stream().mapToDouble(value).max().orElse(0);
        figures.put(what, String.format(Locale.ROOT, "%.0f..%.0f", least, most));
        if (most - least > FEW) {
            faults.add(what + " are not flat: "
                    + held.stream().mapToDouble(value).boxed().toList());
        }
    }
}
