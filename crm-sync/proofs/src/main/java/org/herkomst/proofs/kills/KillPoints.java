package org.herkomst.proofs.kills;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.herkomst.proofs.kills.agent.Spot;

/**
 * The named points, from {@code points.txt}.
 *
 * @param named the points, in the file's order
 * @param again places that every run comes to, for a second kill in the recovery
 * @param quick those of the named that the short form tries
 */
record KillPoints(List<KillPoint> named, List<Spot> again, List<KillPoint> quick) {
    private static final String PACKAGES = "org.herkomst.";
    private static final String AGAIN = "again";
    private static final String QUICK = "quick";

    /** The file beside this class. */
    static KillPoints shipped() {
        try (InputStream in = KillPoints.class.getResourceAsStream("points.txt")) {
            InputStream file = Objects.requireNonNull(in, "points.txt");
            return parse(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads lines {@code scenario class#method:enter|exit:n}, each class without {@code org.herkomst.}; blank lines and lines with # first say nothing. */
    static KillPoints parse(List<String> lines) {
        List<KillPoint> named = new ArrayList<>();
        List<Spot> again = new ArrayList<>();
        List<KillPoint> quick = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.strip().split("\\s+", -1);
            if (words[0].isEmpty() || words[0].startsWith("#")) {
                continue;
            }
            if (words.length < 2) {
                throw new IllegalArgumentException("A line of points.txt needs a scenario and a place: " + line);
            }
            Spot spot = Spot.parse(PACKAGES + words[1]);
            if (words[0].equals(AGAIN)) {
                again.add(spot);
                continue;
            }
            KillPoint point = new KillPoint(Scenario.valueOf(words[0].toUpperCase(Locale.ROOT)), spot);
            named.add(point);
            if (words.length > 2 && words[2].equals(QUICK)) {
                quick.add(point);
            }
        }
        return new KillPoints(List.copyOf(named), List.copyOf(again), List.copyOf(quick));
    }
}
