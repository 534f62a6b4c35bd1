package org.herkomst.proofs.canary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.Verdict;
import org.herkomst.proofs.canary.Scenario.Trouble;
import org.herkomst.proofs.search.Searcher;

/** No address, e-mail, user id or name of a visitor is kept, logged or sent; not in any form, not when things go wrong. */
public final class CanaryProof implements Proof {
    private static final int SHOWN = 20;
    private static final List<Trouble> QUICK = List.of(Trouble.NONE);

    @Override
    public String name() {
        return "canary";
    }

    @Override
    public String promise() {
        return "no address and nothing of a person is kept, logged or sent, in any form";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        Canaries canaries = Canaries.by(setting.random());
        Searcher searcher = new Searcher(canaries.secrets());
        List<String> faults = new ArrayList<>();
        for (Trouble trouble : setting.quick() ? QUICK : List.of(Trouble.values())) {
            long from = System.nanoTime();
            look(setting, new Scenario(setting, trouble, new CanaryVisits(canaries)).run(), searcher, faults);
            System.out.println(trouble + ": " + (System.nanoTime() - from) / 1_000_000_000 + " s");
        }
        int leaks = new PlantedLeaks(canaries, setting.work().resolve("leaks")).found();
        return verdict(setting, canaries, searcher, leaks, faults);
    }

    private static void look(ProofSetting setting, Scenario.Outcome outcome, Searcher searcher, List<String> faults) {
        String name = String.valueOf(outcome.folder().getFileName());
        if (outcome.writes() == 0) {
            faults.add(name + ": nothing reached the CRM, so the run shows nothing");
        }
        if (!outcome.indexOfInputs()) {
            faults.add(name + ": the resolver's index isn't the one that the inputs alone give");
        }
        searcher.folder(outcome.folder());
        searcher.bytes(name + "/crm", outcome.received().getBytes(StandardCharsets.UTF_8));
        DatabaseText.of(outcome.folder(), setting.work())
                .ifPresentOrElse(
                        database -> look(database, outcome, searcher, faults),
                        () -> faults.add(name + ": the database's tables could not be read"));
    }

    private static void look(DatabaseText database, Scenario.Outcome outcome, Searcher searcher, List<String> faults) {
        String name = String.valueOf(outcome.folder().getFileName());
        searcher.bytes(name + "/tables", database.text());
        if (database.visits() != outcome.visits()) {
            faults.add(name + ": " + database.visits() + " visits with a company are stored, not " + outcome.visits());
        }
    }

    private static Verdict verdict(
            ProofSetting setting, Canaries canaries, Searcher searcher, int leaks, List<String> faults) {
        List<Searcher.Finding> found = searcher.findings();
        found.stream()
                .limit(SHOWN)
                .forEach(f -> faults.add("secret " + f.secret() + " as " + f.form() + " in " + f.place()));
        if (leaks < PlantedLeaks.count()) {
            faults.add("a planted leak was not found");
        }
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("addresses", Integer.toString(canaries.addresses().size()));
        figures.put("planted", Integer.toString(canaries.texts().size()));
        figures.put("found", Integer.toString(found.size()));
        figures.put("leaks_found", leaks + "/" + PlantedLeaks.count());
        figures.put("bytes", Long.toString(searcher.bytes()));
        figures.put("seed", Long.toString(setting.seed()));
        return new Verdict(figures, faults);
    }
}
