package org.herkomst.app.store;

/** A row was there already: another process was faster. */
final class DuplicateRowException extends StoreException {
    DuplicateRowException() {
        super("A row is there already", "Run again.");
    }
}
