package org.herkomst.proofs.simulation;

/** The process of an actor ends here, as with kill -9: no handler of an exception sees it. */
public final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash() {
        super("crash", null, false, false);
    }
}
