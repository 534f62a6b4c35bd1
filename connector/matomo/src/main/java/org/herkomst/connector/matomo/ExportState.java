package org.herkomst.connector.matomo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The position of an export feed.
 *
 * @param window the days of a backfill; absent for a normal run
 * @param done files that were read whole
 * @param current the file that is being read; absent between files
 * @param index entries of it that were read
 * @param temporary final names of files that were seen under a temporary one
 */
record ExportState(
        @Nullable String window,
        List<ExportFile> done,
        @Nullable ExportFile current,
        long index,
        List<String> temporary) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    ExportState {
        done = done == null ? List.of() : List.copyOf(done);
        temporary = temporary == null ? List.of() : List.copyOf(temporary);
    }

    static ExportState read(FeedPosition position, VisitRules.@Nullable Days days) {
        String window = days == null ? null : days.first() + ".." + days.last();
        ExportState fresh = new ExportState(window, List.of(), null, 0, List.of());
        if (position.text().isBlank()) {
            return fresh;
        }
        try {
            ExportState state = JSON.readValue(position.text(), ExportState.class);
            boolean same = window == null ? state.window() == null : window.equals(state.window());
            return same ? state : fresh;
        } catch (JacksonException broken) {
            throw new IllegalStateException(
                    "The saved position of the visits can't be read; it was not written by this feed");
        }
    }

    ExportState at(ExportFile file, long read) {
        return new ExportState(window, done, file, read, temporary);
    }

    /** The file is read; an older form of it is forgotten. */
    ExportState finished(ExportFile file) {
        List<ExportFile> all = new ArrayList<>(done);
        all.removeIf(old -> old.name().equals(file.name()));
        all.add(file);
        return new ExportState(window, all, null, 0, temporary);
    }

    ExportState between() {
        return new ExportState(window, done, null, 0, temporary);
    }

    ExportState holding(List<ExportFile> stillThere, List<String> seenTemporary) {
        return new ExportState(window, stillThere, current, index, seenTemporary);
    }

    FeedPosition position() {
        return new FeedPosition(JSON.writeValueAsString(this));
    }
}
