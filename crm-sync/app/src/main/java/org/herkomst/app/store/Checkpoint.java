package org.herkomst.app.store;

/**
 * What the file beside the key last saw of the record of changes; the database may have gone on since, but it never lies behind.
 *
 * @param last number of the last entry
 * @param lastSeal its seal
 */
record Checkpoint(long last, String lastSeal) {
    static Checkpoint of(ChangeHead head) {
        return new Checkpoint(head.last(), head.lastSeal());
    }
}
