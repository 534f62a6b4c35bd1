package org.herkomst.mappings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a file may refer to.
 *
 * @param rules what the CRM's field names look like
 * @param base the preset that the file extends
 * @param baseUnknown whether it extends one that can't be told, so that what is missing here may stand there
 * @param lookups the tables, by name
 * @param scored whether the file has a score
 */
record FileContext(
        TargetRules rules,
        @Nullable Mapping base,
        boolean baseUnknown,
        Map<String, Map<String, String>> lookups,
        boolean scored) {}
