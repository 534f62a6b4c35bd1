package org.herkomst.app.service;

import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.integration.file.filters.FileListFilter;

/** Lets a file through once it has its final name and was left alone for ten seconds, and again when it changed after that. */
final class WholeFiles implements FileListFilter<File> {
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Pattern EXPORT = Pattern.compile("[^.].*\\.(json|ndjson|jsonl|csv|tsv)(\\.gz)?");
    private final Clock clock;
    private final Map<String, Look> known = new HashMap<>();

    private record Look(long size, long modified, long since, boolean passed) {}

    WholeFiles(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<File> filterFiles(File @Nullable [] files) {
        List<File> whole = new ArrayList<>();
        if (files == null) {
            return whole;
        }
        Map<String, Look> seen = new HashMap<>();
        for (File file : files) {
            if (file.isFile()
                    && EXPORT.matcher(file.getName().toLowerCase(Locale.ROOT)).matches()) {
                Look look = look(file);
                seen.put(file.getName(), look);
                if (look.passed() && !look.equals(known.get(file.getName()))) {
                    whole.add(file);
                }
            }
        }
        known.clear();
        known.putAll(seen);
        return whole;
    }

    private Look look(File file) {
        long now = clock.millis();
        long size = file.length();
        long modified = file.lastModified();
        Look before = known.get(file.getName());
        if (before == null || before.size() != size || before.modified() != modified) {
            return new Look(size, modified, now, now - modified >= QUIET.toMillis());
        }
        boolean passed =
                before.passed() || now - before.since() >= QUIET.toMillis() || now - modified >= QUIET.toMillis();
        return new Look(size, modified, before.since(), passed);
    }
}
