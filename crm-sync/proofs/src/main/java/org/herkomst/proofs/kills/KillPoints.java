package org.herkomst.proofs.kills;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    /**
     * Reads lines {@code scenario class#method:enter|exit:n}, each class without {@code org.herkomst.}; blank lines and lines that begin
     * with # say nothing.
     */
    static KillPoints parse(List<String> lines) {
        List<String[]> said = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", -1))
                .toList();
        List<String[]> named =
                said.stream().filter(words -> !words[0].equals(AGAIN)).toList();
        return new KillPoints(
                named.stream().map(KillPoints::point).toList(),
                said.stream()
                        .filter(words -> words[0].equals(AGAIN))
                        .map(KillPoints::spot)
                        .toList(),
                named.stream()
                        .filter(words -> words.length > 2 && words[2].equals(QUICK))
                        .map(KillPoints::point)
                        .toList());
    }

    private static KillPoint point(String... words) {
        return new KillPoint(Scenario.valueOf(words[0].toUpperCase(Locale.ROOT)), spot(words));
    }

    private static Spot spot(String... words) {
        if (words.length < 2) {
            throw new IllegalArgumentException("A line of points.txt needs a scenario and a place: " + words[0]);
        }
        return Spot.parse(PACKAGES + words[1]);
    }
}
