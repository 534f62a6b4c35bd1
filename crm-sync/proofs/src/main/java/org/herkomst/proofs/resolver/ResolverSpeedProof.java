package org.herkomst.proofs.resolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.herkomst.connector.resolver.benchmark.LookupTables;
import org.herkomst.connector.resolver.rpsl.Registry;
import org.herkomst.connector.resolver.rpsl.RpslDump;
import org.herkomst.proofs.HeapLog;
import org.herkomst.proofs.HerkomstRun;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.Rounds;
import org.herkomst.proofs.Verdict;

/**
 * How fast look-ups and reading are, against a vendor's reader, a plain search, and decompression alone, by JMH; and what building an index
 * of a registry's dump takes. Needs both cores for itself.
 */
public final class ResolverSpeedProof implements Proof {
    private static final String ROUTED = "467000";
    private static final String ASSIGNED = "10000000";
    private static final long MOST_TABLE_BYTES = 65_000_000;

    @Override
    public String name() {
        return "resolver-speed";
    }

    @Override
    public String promise() {
        return "Look-ups are 30 times as fast as a vendor's reader (6 times at ten million intervals); dumps are read nearly as fast as unpacked.";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        List<String> faults = new ArrayList<>();
        Map<String, String> figures = new LinkedHashMap<>();
        lookups(setting, ROUTED, "routed", figures, faults);
        if (!setting.quick()) {
            lookups(setting, ASSIGNED, "assigned", figures, faults);
        }
        String objects = setting.quick() ? "200000" : "1000000";
        whois(setting, objects, figures, faults);
        build(setting, Integer.parseInt(objects), figures, faults);
        return new Verdict(figures, faults);
    }

    private static void lookups(
            ProofSetting setting, String size, String label, Map<String, String> figures, List<String> faults) {
        Rounds<Map<String, Double>> rounds = Rounds.of(
                setting,
                round -> new Benchmarks(setting.quick(), 500).run("LookupBenchmarks", "intervals", size),
                scores -> score(scores, "maxmind:" + size) / score(scores, "ours:" + size));
        Map<String, Double> scores = rounds.middle();
        double ours = score(scores, "ours:" + size);
        double times = score(scores, "maxmind:" + size) / ours;
        double plain = ours / score(scores, "plain:" + size);
        LookupTables tables = LookupTables.of(Integer.parseInt(size));
        figures.put(label + "_intervals", String.valueOf(tables.intervals()));
        figures.put(label + "_ns", String.format(Locale.ROOT, "%.1f", ours));
        figures.put(label + "_ipv6_ns", String.format(Locale.ROOT, "%.1f", score(scores, "oursIpv6:" + size)));
        figures.put(label + "_times_maxmind", String.format(Locale.ROOT, "%.1f", times));
        figures.put(label + "_times", rounds.text());
        figures.put(label + "_of_plain", two(plain));
        figures.put(label + "_table_mb", String.format(Locale.ROOT, "%.1f", tables.bytes() / 1e6));
        figures.put(label + "_ipv6_table_mb", String.format(Locale.ROOT, "%.1f", tables.ipv6Bytes() / 1e6));
        double wanted = (size.equals(ROUTED) ? 30 : 6) * (setting.quick() ? 0.5 : 1);
        check(times >= wanted, "look-ups of " + label + " networks are only " + two(times) + " times as fast", faults);
        check(
                size.equals(ROUTED) || plain <= 0.45,
                "look-ups take " + two(plain) + " of a plain search's time",
                faults);
        check(tables.bytes() <= MOST_TABLE_BYTES, "the look-up tables take more than 65 MB", faults);
    }

    private static void whois(ProofSetting setting, String objects, Map<String, String> figures, List<String> faults) {
        Rounds<Map<String, Double>> rounds = Rounds.of(
                setting,
                round -> new Benchmarks(setting.quick(), 1000).run("WhoisBenchmarks", "objects", objects),
                scores -> score(scores, "inflateOnly:" + objects) / score(scores, "parse:" + objects));
        double share = score(rounds.middle(), "inflateOnly:" + objects) / score(rounds.middle(), "parse:" + objects);
        figures.put("whois_of_inflate", two(share));
        figures.put("whois_shares", rounds.text());
        check(
                share >= (setting.quick() ? 0.5 : 0.85),
                "a dump is read at " + two(share) + " of the speed of unpacking it",
                faults);
    }

    /** Builds an index of a made-up dump with the packaged application, in a heap of its own. */
    private static void build(ProofSetting setting, int objects, Map<String, String> figures, List<String> faults) {
        Path folder = setting.work();
        RpslDump.of(Registry.RIPE, setting.seed(), objects).writeGzip(folder.resolve("ripe.gz"));
        String heap = "-Xmx" + (setting.quick() ? 512 : 1536) + "m";
        HerkomstRun herkomst =
                new HerkomstRun(setting.program(), folder, List.of(heap, "-Xlog:gc:file=" + folder.resolve("gc.log")));
        herkomst.configure("""
                herkomst:
                  data: ./data
                  resolver: { inputs: [ { type: rpsl, path: ripe.gz, licence: made up } ] }
                """);
        HerkomstRun.Ended built = herkomst.must("index", "build");
        long index = size(folder.resolve("data/resolver.index"));
        figures.put("build_objects", String.valueOf(objects));
        figures.put("build_s", String.format(Locale.ROOT, "%.1f", built.took().toMillis() / 1000.0));
        figures.put(
                "build_heap_mb",
                String.valueOf(HeapLog.read(folder.resolve("gc.log")).highest()));
        figures.put("index_mb", String.format(Locale.ROOT, "%.1f", index / 1e6));
        check(index > 0, "no index was built", faults);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static double score(Map<String, Double> scores, String name) {
        return scores.getOrDefault(name, Double.NaN);
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static void check(boolean holds, String fault, List<String> faults) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
