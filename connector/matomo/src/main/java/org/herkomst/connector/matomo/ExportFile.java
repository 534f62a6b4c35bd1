package org.herkomst.connector.matomo;

/**
 * One form of an export file.
 *
 * @param name its name in the folder
 * @param size in bytes
 * @param modified last change, epoch milliseconds
 * @param head SHA-256 of the first megabyte
 */
record ExportFile(String name, long size, long modified, String head) {
    boolean looksLike(ExportFile other) {
        return name.equals(other.name) && size == other.size && modified == other.modified;
    }
}
