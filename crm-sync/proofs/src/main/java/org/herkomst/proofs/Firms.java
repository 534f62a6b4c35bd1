package org.herkomst.proofs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.herkomst.connector.matomo.testing.ModelVisit;

/**
 * Companies with an address each, and one visit each. Few have a domain: looking for a record to adopt by five domains takes 0.2 s of
 * HubSpot's searches, which would be most of the time.
 *
 * @param count how many; at most 100,000, as many as the benchmark addresses can hold
 */
public record Firms(int count) {
    private static final int WITH_DOMAIN = 50;
    private static final int IN_A_NETWORK = 250;
    private static final long FIRST_REGISTER = 10_000_000;

    /** Its name. */
    public static String name(int firm) {
        return "Works Number " + firm + " BV";
    }

    /** Whether it has a domain. */
    public static boolean hasDomain(int firm) {
        return firm % WITH_DOMAIN == 0;
    }

    /** Its domain; empty where it has none. */
    public static String domain(int firm) {
        return hasDomain(firm) ? "works" + firm + ".example" : "";
    }

    /** Its register number. */
    public static String register(int firm) {
        return "kvk:" + (FIRST_REGISTER + firm);
    }

    /** None ends with 0: in a small file such a one counts as masked. */
    private static String address(int firm) {
        int network = firm / IN_A_NETWORK;
        return "198." + (18 + network / 256) + "." + network % 256 + "." + (1 + firm % IN_A_NETWORK);
    }

    /** Writes the list of ranges; those in {@code withheld} are sole traders there. */
    public void writeRanges(Path file, Set<Integer> withheld) {
        StringBuilder rows = new StringBuilder("range,name,domain,country,register,legal_form\n");
        for (int firm = 0; firm < count; firm++) {
            String form = withheld.contains(firm) ? "Eenmanszaak" : "B.V.";
            rows.append(String.format(
                    Locale.ROOT,
                    "%s/32,%s,%s,NL,%s,%s%n",
                    address(firm),
                    name(firm),
                    domain(firm),
                    register(firm),
                    form));
        }
        write(file, rows);
    }

    /** Writes a file with a visit of each. */
    public void writeVisits(Path file) {
        writeVisits(file, IntStream.range(0, count).boxed().toList(), 0);
    }

    /** Writes a file with a visit of some; {@code round} tells the files of a job apart. */
    public void writeVisits(Path file, Collection<Integer> firms, int round) {
        long now = Instant.now().getEpochSecond() - 7_200 + round * 600L;
        StringBuilder lines = new StringBuilder();
        for (int firm : firms) {
            long id = 1L + firm + (long) round * count;
            lines.append(ModelVisit.of(id, 1, address(firm), now).json()).append('\n');
        }
        write(file, lines);
    }

    /** As if it had been there for a while: files that may still grow are left for later. */
    private static void write(Path file, CharSequence text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
