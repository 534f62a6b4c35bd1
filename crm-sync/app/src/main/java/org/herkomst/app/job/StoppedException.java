package org.herkomst.app.job;

/** The run was told to stop, or lost its lock; what is stored is whole. */
final class StoppedException extends RuntimeException {
    StoppedException(String message) {
        super(message);
    }
}
