package org.herkomst.proofs.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Plays the loops in a Java machine of its own, because drivers and the machine's file classes are changed in it. Arguments: its folder;
 * {@code h2} or {@code postgres}; then, for each kind, {@code KIND:FIRST:EVERY}. Says a line for each fault.
 */
final class LoopWorker {
    private LoopWorker() {}

    public static void main(String[] arguments) throws IOException {
        java.io.PrintStream out = System.out;
        System.setOut(System.err);
        FaultyDriver.install();
        Path folder = Path.of(arguments[0]);
        Cast cast = Cast.small();
        Path ranges =
                Files.writeString(folder.resolve("ranges.csv"), cast.shape().ranges());
        try (@Nullable Postgres postgres = arguments[1].equals("postgres") ? new Postgres() : null;
                World world = new World(cast, folder, ranges, postgres);
                Runs runs = new Runs(world)) {
            Loop loop = new Loop(world, runs, told -> out.println(told.line()));
            for (int i = 2; i < arguments.length; i++) {
                String[] parts = arguments[i].split(":", -1);
                Kind kind = Kind.valueOf(parts[0]);
                int calls = loop.run(kind, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
                System.err.println(kind + ": untouched at " + calls);
            }
        }
        out.println(Told.end().line());
        out.flush();
        System.exit(0);
    }
}
