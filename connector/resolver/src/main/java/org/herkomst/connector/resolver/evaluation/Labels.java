package org.herkomst.connector.resolver.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.herkomst.connector.resolver.CsvReader;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.connector.resolver.TextFile;

/**
 * The labels of a file.
 *
 * @param rows the labels, in the file's order
 * @param unreadable rows without a range that can be read, or with neither name nor domain; they are left out
 */
public record Labels(List<Label> rows, long unreadable) {
    public Labels {
        rows = List.copyOf(rows);
    }

    /**
     * Reads a CSV file with a header, UTF-8 or Latin-1, plain or gz. Columns: {@code range}, or {@code start_ip} and {@code end_ip};
     * {@code name}, {@code domain}, {@code type} ({@code business|isp|hosting|education|government}; empty: business), {@code asn},
     * {@code country}, {@code registry} (or {@code rir}, {@code source}), {@code nameable} (0: the name is a code), {@code first_seen}
     * (a date). Only the range and one of name and domain must be there; other columns are ignored.
     *
     * @throws InputException where the file is no such CSV, or no row of it can be used
     */
    public static Labels read(Path path) {
        String file = String.valueOf(path.getFileName());
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new InputException(file, "there is no readable file of this name", "Check the path.");
        }
        try (BufferedReader reader = TextFile.open(path)) {
            return read(new CsvReader(reader, file), file);
        } catch (IOException broken) {
            throw new InputException(
                    file, "the file can't be read to its end", "Copy it again; it may be cut or damaged.");
        }
    }

    private static Labels read(CsvReader rows, String file) throws IOException {
        LabelsHeader header = LabelsHeader.of(rows.next(), rows);
        List<Label> labels = new ArrayList<>();
        long unreadable = 0;
        for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
            int before = labels.size();
            new LabelRow(header, row, rows).label().ifPresent(labels::add);
            unreadable += labels.size() == before ? 1 : 0;
        }
        if (labels.isEmpty()) {
            throw new InputException(
                    file,
                    "no row of it can be used (" + unreadable + " of them can't be read)",
                    "Give each row a range such as 192.0.2.0/24, and a name or a domain.");
        }
        return new Labels(labels, unreadable);
    }
}
