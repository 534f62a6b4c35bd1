package org.herkomst.proofs.faults;

/** Counts calls and says which of them is to fail. Thread-safe. */
final class Trap {
    private final int number;
    private final boolean lasting;
    private int calls;

    private Trap(int number, boolean lasting) {
        this.number = number;
        this.lasting = lasting;
    }

    /** One call fails, counted from 1. */
    static Trap at(int number) {
        return new Trap(number, false);
    }

    /** That call fails, and each after it. */
    static Trap from(int number) {
        return new Trap(number, true);
    }

    /** A call comes; whether it is to fail. */
    synchronized boolean springs() {
        calls++;
        return calls == number || (lasting && calls > number);
    }

    /** Whether a call has failed. */
    synchronized boolean sprung() {
        return calls >= number;
    }
}
