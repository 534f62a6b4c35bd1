package org.herkomst.proofs.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries ways in a Java machine of its own. Arguments: its folder; {@code h2} or {@code postgres}; the number of its first way, and every how manieth after it. */
final class WayWorker {
    private WayWorker() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        FaultyDriver.install();
        Path folder = Path.of(arguments[0]);
        Cast cast = Cast.twoBatches();
        Path ranges =
                Files.writeString(folder.resolve("ranges.csv"), cast.shape().ranges());
        try (@Nullable Postgres postgres = arguments[1].equals("postgres") ? new Postgres() : null;
                World world = new World(cast, folder, ranges, postgres);
                Runs runs = new Runs(world)) {
            List<Way> ways = Way.all().stream()
                    .filter(way -> way.engine().equals(arguments[1]))
                    .filter(way -> way.moments() != Way.Moments.CHAIN || Breaker.chained(world))
                    .toList();
            for (int i = Integer.parseInt(arguments[2]); i < ways.size(); i += Integer.parseInt(arguments[3])) {
                WayRound round = new WayRound(world, runs, ways.get(i));
                out.println(round.run(false).line());
                if (ways.get(i).inRun()) {
                    out.println(round.run(true).line());
                }
            }
        }
        out.println(Told.end().line());
        out.flush();
        System.exit(0);
    }
}
