package org.herkomst.proofs;

import java.util.List;
import org.herkomst.proofs.canary.CanaryProof;
import org.herkomst.proofs.faults.FaultsProof;
import org.herkomst.proofs.freshness.FreshnessProof;
import org.herkomst.proofs.kills.KillsProof;
import org.herkomst.proofs.launch.LaunchProof;
import org.herkomst.proofs.mappings.MappingsProof;
import org.herkomst.proofs.optout.OptOutProof;
import org.herkomst.proofs.page.OptOutPageProof;
import org.herkomst.proofs.plan.PlanProof;
import org.herkomst.proofs.pull.PullProof;
import org.herkomst.proofs.quota.QuotaProof;
import org.herkomst.proofs.resolver.ResolverAccuracyProof;
import org.herkomst.proofs.resolver.ResolverSpeedProof;
import org.herkomst.proofs.resume.ResumeProof;
import org.herkomst.proofs.simulation.SimulationProof;
import org.herkomst.proofs.simulation.mutants.MutantsProof;
import org.herkomst.proofs.soak.SoakProof;
import org.herkomst.proofs.targets.TargetsProof;

/** A promise of Herkomst's, and the way to try it on this checkout. */
public interface Proof {

    /** Its name on the command line. */
    String name();

    /** The promise, in one line. */
    String promise();

    /** Tries it. Everything it starts has ended when this returns. */
    Verdict run(ProofSetting setting);

    /** All proofs there are. */
    static List<Proof> all() {
        return List.of(
                new CanaryProof(),
                new ResumeProof(),
                new PullProof(),
                new LaunchProof(),
                new KillsProof(),
                new SimulationProof(),
                new MutantsProof(),
                new OptOutProof(),
                new QuotaProof(),
                new FaultsProof(),
                new MappingsProof(),
                new TargetsProof(),
                new SoakProof(),
                new FreshnessProof(),
                new OptOutPageProof(),
                new PlanProof(),
                new ResolverAccuracyProof(),
                new ResolverSpeedProof());
    }
}
