package org.herkomst.proofs.targets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.Verdict;
import org.herkomst.targets.Targets;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the acceptance suite of targets as it stands, against the simulated servers. Every type that the configuration takes must have its
 * part in each suite; the quick form leaves the grids to {@code verify}.
 */
public final class TargetsProof implements Proof {
    @Override
    public String name() {
        return "targets";
    }

    @Override
    public String promise() {
        return "Every target keeps the same contract, whatever the CRM answers and people do in it.";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        List<Suite> suites = setting.quick()
                ? List.of(Suite.CONTRACT, Suite.SITUATIONS, Suite.TIMELINE)
                : Arrays.asList(Suite.values());
        System.setProperty("herkomst.grid", "1");
        Tally tally = new Tally();
        LauncherFactory.create().execute(request(suites), tally);
        tally.leftOut().forEach(left -> System.out.println("left out: " + left));
        List<String> faults = new ArrayList<>(tally.faults());
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("targets", Integer.toString(Targets.types().size()));
        for (String target : Targets.types()) {
            for (Suite suite : suites) {
                int passed = tally.passed(target, suite);
                int leftOut = tally.leftOut(target, suite);
                figures.put(target + "_" + suite.word(), passed + (leftOut == 0 ? "" : "+" + leftOut + "_left_out"));
                if (passed == 0) {
                    faults.add(target + " has no part in the suite \"" + suite.word() + "\"");
                }
            }
        }
        figures.put("failed", Integer.toString(tally.faults().size()));
        return new Verdict(figures, faults);
    }

    private static LauncherDiscoveryRequest request(List<Suite> suites) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectPackage("org.herkomst.targets"))
                .filters(ClassNameFilter.includeClassNamePatterns(
                        suites.stream().map(Suite::pattern).toArray(String[]::new)))
                .build();
    }
}
