package org.herkomst.targets.webhook;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.herkomst.core.activity.Activity.Kind;
import org.herkomst.core.target.Timeline.Shown;
import org.herkomst.core.testing.TimelineContract;
import tools.jackson.databind.JsonNode;

/** Notes and tasks where the target can't look: as those hold them who were told. */
interface ActivitiesSeen extends TimelineContract.Notes {
    /** Lines as they came last, by the id of the note or task. */
    Map<String, JsonNode> lines();

    @Override
    default boolean readable() {
        return false;
    }

    @Override
    default Map<String, String> all(Kind kind) {
        var all = new TreeMap<String, String>();
        lines().forEach((id, line) -> {
            if (line.path("type").asString().equals(kind.id())) {
                all.put(id, line.path("record").asString());
            }
        });
        return all;
    }

    @Override
    default Optional<Shown> shown(Kind kind, String id) {
        return Optional.ofNullable(lines().get(id))
                .map(line -> new Shown(line.path("text").asString(), kind == Kind.TASK));
    }

    @Override
    default void personWrites(Kind kind, String id, String text) {
        throw new UnsupportedOperationException("It can't be read");
    }

    @Override
    default void personDeletes(Kind kind, String id) {
        throw new UnsupportedOperationException("It can't be read");
    }

    @Override
    default void personDoes(String id) {
        throw new UnsupportedOperationException("It can't be read");
    }
}
