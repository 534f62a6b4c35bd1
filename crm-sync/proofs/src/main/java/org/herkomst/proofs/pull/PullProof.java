package org.herkomst.proofs.pull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.ReadyCrm;
import org.herkomst.proofs.Rounds;
import org.herkomst.proofs.Verdict;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;

/** Reading, resolving and storing visits keeps pace with Matomo, and with a bare parser on exports, in a small and flat heap. */
public final class PullProof implements Proof {
    private static final double MOST_OF_BARE = 1.15;
    private static final double LEAST_OF_PARSER = 0.40;
    // In the quick form the Java machine is cold for most of the run: it tells a collapse, not the promise.
    private static final double MOST_OF_BARE_QUICK = 2.5;
    private static final double LEAST_OF_PARSER_QUICK = 0.06;
    private static final int PULLED = 20_000;
    private static final int PULLED_QUICK = 5_000;
    private static final int EXPORTED = 1_000_000;
    private static final int EXPORTED_QUICK = 50_000;

    @Override
    public String name() {
        return "pull";
    }

    @Override
    public String promise() {
        return "pulling keeps pace with Matomo, exports with a bare parser, in 512 MB of heap";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        Map<String, String> figures = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        try (HubSpotSandbox crm = ReadyCrm.start(setting)) {
            api(setting, crm, figures, faults);
            export(setting, crm, figures, faults);
        }
        return new Verdict(figures, faults);
    }

    private static void api(
            ProofSetting setting, HubSpotSandbox crm, Map<String, String> figures, List<String> faults) {
        boolean quick = setting.quick();
        int count = quick ? PULLED_QUICK : PULLED;
        Rounds<PullRun.Api> rounds =
                Rounds.of(setting, round -> new PullRun(setting, "api-" + round, crm).api(count), PullRun.Api::ratio);
        PullRun.Api measured = rounds.middle();
        figures.put("visits", Integer.toString(count));
        figures.put("pull_s", text(seconds(measured.pull())));
        figures.put("bare_s", text(seconds(measured.bare())));
        figures.put("ratio", text(measured.ratio()));
        figures.put("ratios", rounds.text());
        check(measured.read() == count, "the report says " + measured.read() + " of " + count + " visits read", faults);
        check(
                measured.ratio() <= (quick ? MOST_OF_BARE_QUICK : MOST_OF_BARE),
                "pulling takes " + text(measured.ratio()) + " times as long as a bare loop",
                faults);
    }

    private static void export(
            ProofSetting setting, HubSpotSandbox crm, Map<String, String> figures, List<String> faults) {
        boolean quick = setting.quick();
        int count = quick ? EXPORTED_QUICK : EXPORTED;
        Rounds<PullRun.Export> rounds = Rounds.of(
                setting, round -> new PullRun(setting, "export-" + round, crm).export(count), PullRun.Export::speed);
        PullRun.Export measured = rounds.middle();
        double speed = quick ? measured.netSpeed() : measured.speed();
        figures.put("export_visits", Integer.toString(count));
        figures.put("visit_bytes", Long.toString(measured.bytes() / count));
        figures.put("export_s", text(measured.herkomst() / 1e9));
        figures.put("parser_s", text(measured.parser() / 1e9));
        figures.put("speed", text(measured.speed()));
        figures.put("speeds", rounds.text());
        figures.put("speed_without_start", text(measured.netSpeed()));
        int heap = rounds.all().stream().mapToInt(e -> e.heap().highest()).max().orElseThrow();
        figures.put("heap_max_mb", Integer.toString(heap));
        long nameable = java.util.stream.IntStream.range(0, count)
                .filter(VisitText::nameable)
                .count();
        check(
                rounds.all().stream().allMatch(e -> e.resolved() == nameable),
                "resolved are " + measured.resolved() + " of " + nameable,
                faults);
        check(
                speed >= (quick ? LEAST_OF_PARSER_QUICK : LEAST_OF_PARSER),
                "an export is read at " + text(speed) + " of the parser's speed",
                faults);
        check(rounds.all().stream().allMatch(e -> e.heap().flat()), "the heap in use grows through the run", faults);
    }

    private static void check(boolean holds, String fault, List<String> faults) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
