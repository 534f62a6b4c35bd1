package org.herkomst.connector.resolver;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The operator's own file of ranges and companies: a CSV with a header. A bad row refuses the file, by its line, without its data. */
final class RangesInput implements Input {
    static final String TYPE = "ranges";

    private final Path path;

    RangesInput(Path path) {
        this.path = path;
    }

    @Override
    public Count read(Sink sink) {
        String file = Inputs.fileName(path);
        try (BufferedReader reader = TextFile.open(path)) {
            CsvReader rows = new CsvReader(reader, file);
            RangesHeader header = RangesHeader.of(rows.next(), rows);
            long count = 0;
            for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
                RangesRow fields = new RangesRow(header, row, rows);
                sink.accept(fields.range(), new Named(fields.facts(), Grounds.OPERATOR));
                count++;
            }
            return new Count(count, 0);
        } catch (IOException broken) {
            throw new InputException(
                    file, "the file can't be read to its end", "Copy it again; it may be cut or damaged.");
        }
    }
}
