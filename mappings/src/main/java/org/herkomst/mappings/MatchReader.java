package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads {@code match} and {@code create}; what they leave unsaid is the preset's word. */
final class MatchReader {
    private static final int MOST_POINTS = 1_000_000;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Section root;
    private final MappingParts base;

    MatchReader(Section root, MappingParts base) {
        this.root = root;
        this.base = base;
    }

    /** The ladder; empty where nothing is said. */
    List<LadderStep> ladder() {
        Section match = root.section("match");
        if (match == null) {
            return base.ladder();
        }
        match.allows(List.of("ladder", "on_ambiguous"));
        match.oneOf("on_ambiguous", List.of("review"), Optional::of);
        if (!match.has("ladder")) {
            return base.ladder();
        }
        List<LadderStep> steps = new ArrayList<>();
        for (YamlNode.Scalar item : match.texts("ladder")) {
            step(match, item, steps);
        }
        if (!steps.isEmpty() && steps.get(0) != LadderStep.KEY) {
            match.fault("ladder", "our key is always looked for first", "Begin with key");
        }
        return steps;
    }

    private static void step(Section match, YamlNode.Scalar item, List<LadderStep> steps) {
        String id = item.text().strip();
        LadderStep step = LadderStep.of(id).orElse(null);
        String shown = Faults.shown(id);
        if (step == null) {
            String cure = NearestName.cure(id, LadderStep.ids());
            match.faults().add(item.line(), match.path("ladder"), "there is no step \"" + shown + "\"", cure);
        } else if (steps.contains(step)) {
            match.faults().add(item.line(), match.path("ladder"), "the step " + shown + " stands twice", "Keep one");
        } else {
            steps.add(step);
        }
    }

    /** A step needs a field in which to look. */
    void checkSteps(List<LadderStep> ladder, List<FieldMapping> fields) {
        Section match = root.section("match");
        if (match == null || !match.has("ladder")) {
            return;
        }
        for (LadderStep step : ladder) {
            for (ProfileField needed : step.fields()) {
                if (fields.stream().noneMatch(field -> field.from() == needed)) {
                    match.fault(
                            "ladder",
                            step.id() + " looks for " + needed.id() + ", and no field holds it",
                            "Add a field with { from: " + needed.id() + " }, or take " + step.id() + " out");
                }
            }
        }
    }

    /** When a company gets a record. */
    Creation creation(boolean scored) {
        Section create = root.section("create");
        if (create == null) {
            return base.creation();
        }
        create.allows(List.of("mode", "min_score", "min_confidence", "countries"));
        List<String> modes =
                Arrays.stream(Creation.Mode.values()).map(Creation.Mode::id).toList();
        Creation usual = base.creation();
        Creation.Mode mode = create.oneOf(
                        "mode", modes, id -> Optional.of(Creation.Mode.valueOf(id.toUpperCase(Locale.ROOT))))
                .orElse(usual.mode());
        Integer score = create.whole("min_score", 0, MOST_POINTS);
        if (score != null && !scored) {
            create.fault("min_score", "this mapping has no score", "Add score: { visit: 1 }, see docs/mappings.md");
        }
        return new Creation(
                mode,
                Objects.requireNonNullElse(score, usual.minScore()),
                Objects.requireNonNullElse(create.share("min_confidence"), usual.minConfidence()),
                countries(create).orElse(usual.countries()));
    }

    private static Optional<Set<String>> countries(Section create) {
        if (!create.has("countries")) {
            return Optional.empty();
        }
        Set<String> countries = new LinkedHashSet<>();
        for (YamlNode.Scalar item : create.texts("countries")) {
            String country = item.text().strip().toUpperCase(Locale.ROOT);
            if (COUNTRIES.contains(country)) {
                countries.add(country);
            } else {
                create.faults()
                        .add(
                                item.line(),
                                create.path("countries"),
                                "\"" + Faults.shown(item.text()) + "\" is no country",
                                "Write two letters as in ISO 3166, such as NL");
            }
        }
        return Optional.of(countries);
    }
}
