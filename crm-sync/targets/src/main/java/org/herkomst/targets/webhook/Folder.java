package org.herkomst.targets.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.ApiUse;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.TargetCheck;
import org.herkomst.core.target.TargetException;
import org.herkomst.core.target.TargetPause;
import org.jspecify.annotations.Nullable;

/** A folder that gets one file a delivery. A file is there whole or not at all, and what was in it is known afterwards. */
final class Folder implements Outlet {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final FileFormat format;
    private final Clock clock;
    private @Nullable FolderState state;
    private int files;

    Folder(Path folder, FileFormat format, Clock clock) {
        this.folder = folder;
        this.format = format;
        this.clock = clock;
    }

    @Override
    public Optional<Map<String, String>> held(CrmRecord record) {
        return state().held(record.key().value());
    }

    /** What was in a file is known afterwards. */
    @Override
    public boolean isCertain() {
        return true;
    }

    /** What the state has, and what the ledger has and the state lost. */
    @Override
    public boolean mayHold(Retraction retraction) {
        var key = retraction.key().value();
        return state().held(key).isPresent() || (retraction.targetId() != null && !state().withdrawn(key));
    }

    @Override
    public boolean mayHold(String id) {
        return state().held(id).isPresent();
    }

    @Override
    public boolean holds(String id, String hash) {
        return state().held(id).filter(Line.saying(hash)::equals).isPresent();
    }

    @Override
    public Told tell(Telling telling) {
        var there = state();
        var lines = telling.lines();
        if (lines.isEmpty()) {
            return Told.all(Map.of());
        }
        var after = new LinkedHashMap<String, Optional<Map<String, String>>>();
        lines.forEach(line -> after.put(line.id(), Optional.ofNullable(line.after())));
        var name = String.format(
                "herkomst-%08d-%s%s.%s", there.next(), TIME.format(clock.instant()), format.mark(lines), format.word());
        try {
            there.prepare(name, format.write(lines).getBytes(StandardCharsets.UTF_8), after);
            there.publish();
            there.settle();
        } catch (IOException e) {
            state = null;
            throw new TargetException(Problems.noFolder());
        }
        files++;
        var said = new LinkedHashMap<String, Said>();
        lines.forEach(line -> said.put(line.key(), Said.TAKEN));
        return Told.all(said);
    }

    private FolderState state() {
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new TargetException(Problems.noFolder());
        }
        try {
            var known = state;
            if (known == null || !known.isCurrent()) {
                known = FolderState.open(folder);
                state = known;
            }
            return known;
        } catch (IOException e) {
            throw new TargetException(Problems.badState());
        }
    }

    @Override
    public TargetCheck check() {
        var found = new ArrayList<String>();
        var problems = new ArrayList<Problem>();
        if (Files.isDirectory(folder) && Files.isWritable(folder)) {
            found.add("the folder is there and can be written to; files are " + format.word());
        } else {
            problems.add(Problems.noFolder());
        }
        return new TargetCheck("folder", found, problems);
    }

    @Override
    public Optional<TargetPause> paused() {
        return Optional.empty();
    }

    /** A file counts as a call. */
    @Override
    public ApiUse takeUse() {
        var taken = new ApiUse(files, 0, 0);
        files = 0;
        return taken;
    }

    @Override
    public void close() {
        state = null;
    }
}
