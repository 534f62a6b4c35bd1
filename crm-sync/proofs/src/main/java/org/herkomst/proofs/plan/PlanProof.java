package org.herkomst.proofs.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.Verdict;

/** Random profiles, mappings, present values and edits, over the whole program and HubSpot's sandbox; and single decisions by the ten thousand. */
public final class PlanProof implements Proof {
    private static final int EDITS_A_ROUND = 100;

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String promise() {
        return "What is applied is what the plan showed, a second plan is empty, and no edit of a person's is overwritten against policy.";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        return run(setting.work(), setting.seed(), setting.quick() ? 2 : 10, Oracle.documented());
    }

    /** So many rounds, judged by an oracle. */
    static Verdict run(Path work, long seed, int rounds, Oracle oracle) {
        Random random = new Random(seed);
        Round.Tally tally = new Round.Tally();
        int decisions = rounds * 20_000;
        long wrong = new Decisions(oracle, random).differences(decisions);
        for (int i = 0; i < rounds; i++) {
            try (Site site = new Site(work.resolve("round" + i), 60, random)) {
                new Round(site, oracle, random, tally).play(EDITS_A_ROUND);
            }
        }
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("cases", String.valueOf(tally.cases + decisions));
        figures.put("fields", String.valueOf(tally.fields + decisions));
        figures.put("differences", String.valueOf(tally.differences + wrong));
        figures.put("second_plan_changes", String.valueOf(tally.secondPlanChanges));
        figures.put("edits", String.valueOf(tally.edits));
        figures.put("overwritten", String.valueOf(tally.overwritten));
        figures.put("undone", String.valueOf(tally.undone));
        figures.put("undo_differences", String.valueOf(tally.undoDifferences));
        figures.put("seed", String.valueOf(seed));
        return new Verdict(figures, faults(tally, wrong));
    }

    private static List<String> faults(Round.Tally tally, long wrong) {
        List<String> faults = new ArrayList<>(tally.faults);
        if (wrong > 0) {
            faults.add(wrong + " single decisions are other ones than the documentation says");
        }
        if (tally.secondPlanChanges > 0) {
            faults.add("second plans would change " + tally.secondPlanChanges + " records");
        }
        if (tally.undone == 0 || tally.fields == 0) {
            faults.add("nothing was tried");
        }
        return faults;
    }
}
