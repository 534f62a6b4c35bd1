package org.herkomst.proofs.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.Verdict;
import org.herkomst.proofs.simulation.History.Kind;

/**
 * The real classes of a run, the last look, the outbox's protocol, the withdrawals and the HubSpot target under a virtual clock, with
 * crashes, network faults, opt-outs and people at moments that a seed draws; and every schedule of a small case.
 */
public final class SimulationProof implements Proof {
    private static final int ALL = 10_000;
    private static final int QUICK = 1_000;
    private static final int LANES = 2;
    private static final int CRASHES = 80_000;
    private static final int HTTP_FAULTS = 70_000;
    private static final int OPT_OUTS = 40_000;
    private static final int TOLD = 500;

    @Override
    public String name() {
        return "simulation";
    }

    @Override
    public String promise() {
        return "10,000 seeds of crashes, network faults and opt-outs: none lost, doubled, late or left behind";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        Long one = Long.getLong("herkomst.seed");
        if (one != null) {
            Simulation.trace(one).forEach(System.err::println);
        }
        long from = System.nanoTime();
        int seeds = one != null ? 1 : setting.quick() ? QUICK : ALL;
        Simulation simulation = new Simulation(SimulationProof::tell).run(one == null ? 1 : one, seeds, LANES);
        SmallCase small = new SmallCase().play();
        List<String> faults = new ArrayList<>(simulation.failures());
        faults.addAll(small.faults());
        faults.addAll(tooFew(simulation, one != null ? 0 : seeds));
        return new Verdict(figures(simulation, small, from), faults);
    }

    private static void tell(long done) {
        if (done % TOLD == 0) {
            System.err.println(done + " seeds are done");
        }
    }

    private static List<String> tooFew(Simulation s, int seeds) {
        List<String> faults = new ArrayList<>();
        atLeast("crashes", s.crashes(), (long) CRASHES * seeds / ALL, faults);
        atLeast("network faults", s.httpFaults(), (long) HTTP_FAULTS * seeds / ALL, faults);
        atLeast("opt-outs", s.optOuts(), (long) OPT_OUTS * seeds / ALL, faults);
        return faults;
    }

    private static void atLeast(String what, long count, long least, List<String> faults) {
        if (count < least) {
            faults.add(count + " " + what + ", at least " + least + " are due");
        }
    }

    private static Map<String, String> figures(Simulation s, SmallCase small, long from) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("seeds", Long.toString(s.seeds()));
        figures.put("crashes", Long.toString(s.crashes()));
        figures.put("http_faults", Long.toString(s.httpFaults()));
        figures.put("opt_outs", Long.toString(s.optOuts()));
        for (Kind kind : Kind.values()) {
            figures.put(kind.name().toLowerCase(Locale.ROOT), Long.toString(s.count(kind)));
        }
        figures.put("overtaken", Long.toString(s.overtaken()));
        figures.put("schedules", small.schedules().toString());
        figures.put("states", Integer.toString(small.states()));
        figures.put("digest", Long.toHexString(s.digest()));
        figures.put("seconds", Long.toString((System.nanoTime() - from) / 1_000_000_000));
        return figures;
    }
}
