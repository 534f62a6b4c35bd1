package org.herkomst.core.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plan saw in the CRM. A delivery under it goes through only where the CRM still stands so; else the record is left out.
 *
 * @param targetId the record that was found; absent where there was none
 * @param before what each field held, empty for nothing; other fields don't matter
 */
public record Expectation(@Nullable String targetId, Map<String, String> before) {
    public Expectation {
        before = Map.copyOf(before);
    }
}
