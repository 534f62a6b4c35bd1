package org.herkomst.connector.resolver.published;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.connector.resolver.names.DomainName;
import org.herkomst.connector.resolver.published.DomainAnswer.OptOut;

/**
 * The text of a snapshot. Two lines of format and date, then one a network, separated by tabs and sorted: domain, kind, network. Kinds
 * are those of {@link NetworkSource}; {@code opt-out}, with {@code dns} or {@code file} for a network; and {@code nothing} with
 * {@code -}.
 */
final class SnapshotText {
    private static final String FORMAT = "# herkomst published networks, format 1";
    private static final String DATE = "# date ";
    private static final String OPT_OUT = "opt-out";
    private static final String NOTHING = "nothing\t-";
    private static final Map<String, OptOut> PLACES = Map.of("dns", OptOut.IN_DNS, "file", OptOut.IN_FILE);

    private final String file;
    private final Map<String, List<PublishedNetwork>> networks = new TreeMap<>();
    private final Map<String, OptOut> optOuts = new TreeMap<>();

    private SnapshotText(String file) {
        this.file = file;
    }

    static String of(PublishedSnapshot snapshot) {
        StringBuilder text = new StringBuilder(FORMAT)
                .append('\n')
                .append(DATE)
                .append(snapshot.date())
                .append('\n');
        for (DomainAnswer answer : snapshot.answers()) {
            rows(answer)
                    .forEach(row -> text.append(answer.domain())
                            .append('\t')
                            .append(row)
                            .append('\n'));
        }
        return text.toString();
    }

    private static List<String> rows(DomainAnswer answer) {
        if (answer.optOut().isStated()) {
            return List.of(OPT_OUT + "\t" + (answer.optOut() == OptOut.IN_DNS ? "dns" : "file"));
        }
        if (answer.networks().isEmpty()) {
            return List.of(NOTHING);
        }
        return answer.networks().stream()
                .map(network -> network.source().word() + "\t" + NetworkText.of(network.network()))
                .toList();
    }

    /** Reads the lines of a file; its name is for errors. */
    static PublishedSnapshot parse(List<String> lines, String file) {
        SnapshotText text = new SnapshotText(file);
        LocalDate date = text.date(lines);
        for (int line = 3; line <= lines.size(); line++) {
            text.row(lines.get(line - 1), line);
        }
        List<DomainAnswer> answers = new ArrayList<>();
        text.networks.forEach((domain, found) ->
                answers.add(new DomainAnswer(domain, text.optOuts.getOrDefault(domain, OptOut.NONE), found)));
        return new PublishedSnapshot(date, answers);
    }

    private LocalDate date(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).equals(FORMAT)) {
            throw fault(1, "this is no snapshot of published networks of a format that is known");
        }
        String second = lines.size() < 2 ? "" : lines.get(1);
        try {
            return LocalDate.parse(second.startsWith(DATE) ? second.substring(DATE.length()) : "");
        } catch (DateTimeParseException none) {
            throw fault(2, "the date of the snapshot is missing");
        }
    }

    private void row(String row, int line) {
        String[] fields = row.split("\t", -1);
        if (fields.length != 3 || !isDomain(fields[0])) {
            throw fault(line, "the line isn't domain, kind and network, separated by tabs");
        }
        List<PublishedNetwork> found = networks.computeIfAbsent(fields[0], domain -> new ArrayList<>());
        if (fields[1].equals(OPT_OUT) && PLACES.containsKey(fields[2])) {
            optOuts.put(fields[0], PLACES.getOrDefault(fields[2], OptOut.IN_DNS));
        } else if (!NOTHING.equals(fields[1] + "\t" + fields[2])) {
            found.add(network(fields, line));
        }
    }

    private static boolean isDomain(String text) {
        return DomainName.parse(text)
                .filter(domain -> domain.value().equals(text))
                .isPresent();
    }

    private PublishedNetwork network(String[] fields, int line) {
        NetworkSource source = NetworkSource.of(fields[1]).orElseThrow(() -> fault(line, "the kind is unknown"));
        Optional<AddressRange> network = NetworkText.read(fields[2]);
        return new PublishedNetwork(
                fields[0], source, network.orElseThrow(() -> fault(line, "the network can't be read")));
    }

    private InputException fault(int line, String what) {
        return new InputException(file + ":" + line, what, "Delete the file and ask the domains again.");
    }
}
