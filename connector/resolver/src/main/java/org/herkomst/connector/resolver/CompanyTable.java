package org.herkomst.connector.resolver;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The operator's own files of companies: CSV after RFC 4180 with a header, plain or gz, UTF-8 or Latin-1. A bad row refuses the
 * file, by its line, without its data.
 */
public final class CompanyTable {
    private CompanyTable() {}

    /**
     * Reads a file of accounts row by row, in the order of the file.
     *
     * @return how many rows it has
     * @throws InputException naming file and line, where the file or a row can't be used
     */
    public static long accounts(Path path, Consumer<CompanyRow> rows) {
        return read(path, TableLayout.ACCOUNTS, rows);
    }

    /** Reads a file of ranges likewise. */
    static long ranges(Path path, Consumer<CompanyRow> rows) {
        return read(path, TableLayout.RANGES, rows);
    }

    private static long read(Path path, TableLayout layout, Consumer<CompanyRow> used) {
        String file = Inputs.fileName(path);
        if (!Files.isRegularFile(path)) {
            throw new InputException(
                    file, "this input's file is not there", "Check the path, relative to where you start.");
        }
        try (BufferedReader reader = TextFile.open(path)) {
            CsvReader rows = new CsvReader(reader, file);
            TableHeader header = TableHeader.of(rows.next(), rows, layout);
            long count = 0;
            for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
                used.accept(new CompanyRow(header, row, rows));
                count++;
            }
            return count;
        } catch (IOException broken) {
            throw new InputException(
                    file, "the file can't be read to its end", "Copy it again; it may be cut or damaged.");
        }
    }
}
