package org.herkomst.mappings;

/**
 * A fault in a mapping file.
 *
 * @param where file and line, such as {@code crm.yaml:12}
 * @param key the key, such as {@code fields.herkomst_score.from}
 * @param message what is wrong
 * @param action the cure, naming the nearest legal name where there is one
 */
public record MappingFault(String where, String key, String message, String action) {}
