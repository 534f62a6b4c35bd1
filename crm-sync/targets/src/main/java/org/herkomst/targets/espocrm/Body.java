package org.herkomst.targets.espocrm;

import com.fasterxml.jackson.annotation.JsonValue;
import org.herkomst.core.delivery.Cleared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Values to write. Made only of values that passed the last look, or of ones that take ours back. */
final class Body {
    private final ObjectNode values;

    private Body(ObjectNode values) {
        this.values = values;
    }

    static Body of(Cleared<ObjectNode> cleared) {
        return new Body(cleared.value());
    }

    /** Empties fields of ours, and sets the mark: nothing else may be in it. */
    static Body takingBack(ObjectNode values) {
        values.properties().forEach(e -> {
            var empty = e.getValue().isNull() || e.getValue().equals(values.booleanNode(false));
            var mark = e.getKey().equals(Keys.MARK) && e.getValue().asBoolean(false);
            if (!e.getKey().startsWith(Keys.PREFIX) || !(empty || mark)) {
                throw new IllegalArgumentException("Only our fields are taken back, not " + e.getKey());
            }
        });
        return new Body(values);
    }

    @JsonValue
    JsonNode json() {
        return values;
    }
}
