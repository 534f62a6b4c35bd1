package org.herkomst.proofs.mappings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.herkomst.mappings.Mapping;
import org.herkomst.mappings.MappingException;
import org.herkomst.mappings.MappingFault;
import org.herkomst.mappings.Mappings;
import org.herkomst.proofs.Proof;
import org.herkomst.proofs.ProofSetting;
import org.herkomst.proofs.Verdict;
import org.herkomst.proofs.mappings.Files.Faulty;

/** Reads faulty and good files, tries hostile expressions against the clock, and measures how many records a core maps in a second. */
public final class MappingsProof implements Proof {
    private static final int FILES = 40;
    private static final int GOOD = 20;
    private static final int PRESETS = 5;
    private static final double RECORDS_A_SECOND = 5_000;

    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> figures = new LinkedHashMap<>();

    @Override
    public String name() {
        return "mappings";
    }

    @Override
    public String promise() {
        return "A mapping file's faults are told with line and cure; expressions are bounded, and mapping is quick.";
    }

    @Override
    public Verdict run(ProofSetting setting) {
        faulty(setting.work());
        good(setting.work());
        presets(setting.work());
        Hostile hostile = new Hostile(setting.work());
        hostile.run();
        figures.put("hostile", Integer.toString(hostile.size()));
        figures.put("stopped", Integer.toString(hostile.stopped()));
        figures.put("longest_ms", String.format(Locale.ROOT, "%.1f", hostile.longestMillis()));
        faults.addAll(hostile.faults());
        double records = new Throughput(setting.work(), setting.quick()).recordsPerSecond();
        figures.put("records_per_s", Long.toString(Math.round(records)));
        expect(records >= RECORDS_A_SECOND, "only " + Math.round(records) + " records a second and core");
        return new Verdict(figures, faults);
    }

    private void faulty(Path work) {
        List<Faulty> files = Files.faulty();
        int found = 0;
        int lines = 0;
        int cures = 0;
        for (int i = 0; i < files.size(); i++) {
            Faulty file = files.get(i);
            List<MappingFault> told = told(work, "faulty-" + (i + 1) + ".yaml", file.text());
            boolean line = told.stream().anyMatch(fault -> fault.where().endsWith(":" + file.line()));
            boolean cure = told.stream()
                    .filter(fault -> fault.where().endsWith(":" + file.line()))
                    .anyMatch(fault -> file.cures().stream()
                            .anyMatch(word -> fault.action().contains(word)
                                    && !fault.action().isBlank()));
            found += told.isEmpty() ? 0 : 1;
            lines += line ? 1 : 0;
            cures += cure ? 1 : 0;
            expect(
                    line && cure,
                    "file " + (i + 1) + " (line " + file.line() + ", " + file.cures() + ") is told as " + told);
        }
        expect(files.size() == FILES, files.size() + " files");
        figures.put("faults", Integer.toString(files.size()));
        figures.put("found", Integer.toString(found));
        figures.put("lines", Integer.toString(lines));
        figures.put("cures", Integer.toString(cures));
    }

    private void good(Path work) {
        List<String> files = Files.good();
        int alarms = 0;
        for (int i = 0; i < files.size(); i++) {
            List<MappingFault> told = told(work, "good-" + (i + 1) + ".yaml", files.get(i));
            alarms += told.isEmpty() ? 0 : 1;
            expect(told.isEmpty(), "good file " + (i + 1) + ": " + told);
        }
        expect(files.size() == GOOD, files.size() + " good files");
        figures.put("good", Integer.toString(files.size()));
        figures.put("alarms", Integer.toString(alarms));
    }

    /** The preset of every kind of CRM is without a fault, and so is a file that extends it; shown merged, it is the same mapping. */
    private void presets(Path work) {
        List<String> names = Mappings.presets();
        for (String name : names) {
            String file = "extends-" + name + ".yaml";
            List<MappingFault> told = told(work, "preset-" + name + ".yaml", Mappings.presetText(name));
            expect(told.isEmpty(), "preset " + name + ": " + told);
            Mapping mine = read(work, file, "extends: " + name + "\ncreate: { mode: update }\n");
            Mapping shown = read(work, "shown-" + name + ".yaml", Mappings.merged(work.resolve(file)));
            expect(mine.hash().equals(shown.hash()), "preset " + name + " shown merged is another mapping");
        }
        expect(names.size() >= PRESETS, names.size() + " presets");
        figures.put("presets", Integer.toString(names.size()));
    }

    private void expect(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private static List<MappingFault> told(Path work, String name, String text) {
        try {
            read(work, name, text);
            return List.of();
        } catch (MappingException faulty) {
            return faulty.faults();
        }
    }

    static Mapping read(Path work, String name, String text) {
        Path file = work.resolve(name);
        try {
            java.nio.file.Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return Mappings.file(file);
    }

    /** The mapping with one expression; empty where it is refused. */
    static Optional<Mapping> withExpression(Path work, String expression) {
        String quoted = "'" + expression.replace("'", "''") + "'";
        try {
            return Optional.of(
                    read(work, "hostile.yaml", "extends: hubspot\nfields:\n  b: { expression: " + quoted + " }\n"));
        } catch (MappingException refused) {
            return Optional.empty();
        }
    }
}
