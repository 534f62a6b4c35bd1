package org.herkomst.connector.matomo;

import java.nio.file.Path;

/**
 * Where exports lie.
 *
 * @param source the source's name in the configuration
 * @param folder folder with {@code .json}, {@code .ndjson} or {@code .csv} files, also {@code .gz}
 * @param deleteAfter whether a file goes once its visits are stored
 */
public record ExportSettings(String source, Path folder, boolean deleteAfter) {}
