package org.herkomst.mappings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code page_groups} and {@code score}; what they leave unsaid is the preset's word. */
final class ScoreReader {
    private static final int MOST_POINTS = 1_000;
    private static final int MOST_DAYS = 365;
    private static final int USUAL_DAYS = 14;
    private static final int USUAL_MAX = 100;

    private final Section root;
    private final MappingParts base;
    private final Map<String, List<String>> groups;

    ScoreReader(Section root, MappingParts base) {
        this.root = root;
        this.base = base;
        this.groups = readGroups();
    }

    /** The page groups, those of the preset first. */
    Map<String, List<String>> groups() {
        return groups;
    }

    private Map<String, List<String>> readGroups() {
        Map<String, List<String>> all = new LinkedHashMap<>(base.pageGroups());
        Section section = root.section("page_groups");
        if (section == null) {
            return all;
        }
        for (String name : section.keys()) {
            List<String> paths = new ArrayList<>();
            for (YamlNode.Scalar item : section.texts(name)) {
                String path = item.text().strip();
                if (!path.startsWith("/") || path.contains("?") || path.contains("#") || path.contains("*")) {
                    section.faults()
                            .add(
                                    item.line(),
                                    section.path(Faults.shown(name)),
                                    "this is no path",
                                    "Write the beginning of a path, such as /pricing; all below it belongs to it");
                }
                paths.add(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
            }
            all.put(name, paths);
        }
        return all;
    }

    /** The score; absent where there is none. */
    @Nullable
    ScoreRules score() {
        Section section = root.section("score");
        ScoreRules usual = base.score();
        if (section == null) {
            return usual == null ? null : with(usual);
        }
        section.allows(List.of("visit", "pages", "exclude", "half_life_days", "max"));
        int visit =
                Objects.requireNonNullElse(section.whole("visit", 0, MOST_POINTS), usual == null ? 0 : usual.visit());
        Map<String, Integer> pages = pages(section, usual);
        if (visit == 0 && pages.values().stream().allMatch(points -> points == 0)) {
            section.fault("nothing gives points", "Add visit: 1, or pages: { pricing: 6 }");
        }
        return new ScoreRules(
                groups,
                visit,
                pages,
                exclude(section, usual, pages),
                Objects.requireNonNullElse(
                        section.whole("half_life_days", 1, MOST_DAYS),
                        usual == null ? USUAL_DAYS : usual.halfLifeDays()),
                Objects.requireNonNullElse(
                        section.whole("max", 1, 1_000_000), usual == null ? USUAL_MAX : usual.max()));
    }

    private ScoreRules with(ScoreRules usual) {
        return new ScoreRules(groups, usual.visit(), usual.pages(), usual.exclude(), usual.halfLifeDays(), usual.max());
    }

    private Map<String, Integer> pages(Section section, @Nullable ScoreRules usual) {
        Map<String, Integer> pages = usual == null ? new LinkedHashMap<>() : new LinkedHashMap<>(usual.pages());
        Section given = section.section("pages");
        if (given != null) {
            for (String name : given.keys()) {
                known(given, name, name, given.lineOf(name));
                Integer points = given.whole(name, 0, MOST_POINTS);
                pages.put(name, points == null ? 0 : points);
            }
        }
        return pages;
    }

    private Set<String> exclude(Section section, @Nullable ScoreRules usual, Map<String, Integer> pages) {
        Set<String> exclude = new LinkedHashSet<>();
        if (!section.has("exclude")) {
            return usual == null ? exclude : usual.exclude();
        }
        for (YamlNode.Scalar item : section.texts("exclude")) {
            String name = item.text().strip();
            known(section, "exclude", name, item.line());
            if (pages.getOrDefault(name, 0) > 0) {
                String message = Faults.shown(name) + " both gives points and is left out";
                section.faults().add(item.line(), section.path("exclude"), message, "Keep one");
            }
            exclude.add(name);
        }
        return exclude;
    }

    private void known(Section section, String key, String name, int line) {
        if (!groups.containsKey(name)) {
            String cure = groups.isEmpty()
                    ? "Add page_groups: { " + Faults.shown(name) + ": [/path] }"
                    : NearestName.cure(name, groups.keySet());
            String message = "there is no page group \"" + Faults.shown(name) + "\"";
            section.faults().add(line, section.path(Faults.shown(key)), message, cure);
        }
    }
}
