package org.herkomst.connector.matomo;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Where exports lie.
 *
 * @param source the source's name in the configuration
 * @param folder folder with {@code .json}, {@code .ndjson} or {@code .csv} files, also {@code .gz}
 * @param deleteAfter whether a file goes once its visits are stored
 * @param zone the zone whose days the visits are counted in; an export does not tell
 */
public record ExportSettings(String source, Path folder, boolean deleteAfter, ZoneId zone) {
    /** Counts days in UTC. */
    public ExportSettings(String source, Path folder, boolean deleteAfter) {
        this(source, folder, deleteAfter, ZoneOffset.UTC);
    }
}
