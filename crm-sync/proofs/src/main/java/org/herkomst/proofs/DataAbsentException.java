package org.herkomst.proofs;

/** Data that a proof needs isn't here; the proof ends with exit code 2 and says how to give it. */
public final class DataAbsentException extends RuntimeException {

    /** What is absent, and the cure. */
    public DataAbsentException(String message) {
        super(message);
    }
}
