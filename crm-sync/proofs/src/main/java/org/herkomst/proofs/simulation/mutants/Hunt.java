package org.herkomst.proofs.simulation.mutants;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.herkomst.proofs.simulation.Simulation;

/** Runs the simulation over a mutant until a seed shows it. */
final class Hunt {
    /** The seeds of the simulation's own proof. */
    static final long FIRST = 1;

    static final int MOST = 10_000;

    private Hunt() {}

    /** The seed and what it shows; empty where the mutant lives. */
    static String on(Mutant mutant) {
        try {
            Class<?> simulation = new MutantLoader(mutant).loadClass(Simulation.class.getName());
            return String.valueOf(
                    simulation.getMethod("hunt", long.class, int.class).invoke(null, FIRST, MOST));
        } catch (InvocationTargetException broken) {
            Throwable cause = broken.getCause();
            while (cause != null && cause.getCause() != null) {
                cause = cause.getCause();
            }
            return "broke: " + cause
                    + (cause == null
                            ? ""
                            : " at " + List.of(cause.getStackTrace()).subList(0, 4));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a person who looks into one mutant, or all. */
    public static void main(String[] args) {
        Mutants.all().stream()
                .filter(m -> args.length == 0 || m.name().equals(args[0]))
                .parallel()
                .forEach(m -> {
                    long from = System.nanoTime();
                    String found = on(m);
                    System.out.println(
                            m.name() + ": " + found + " (" + (System.nanoTime() - from) / 1_000_000 + " ms)");
                });
    }
}
