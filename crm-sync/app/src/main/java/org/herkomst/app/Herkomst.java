package org.herkomst.app;

/** The program. */
public final class Herkomst {
    private Herkomst() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        throw new UnsupportedOperationException("to be written by the command line's author");
    }
}
