package org.herkomst.connector.resolver;

import java.nio.file.Path;

/** The operator's own file of ranges and companies: a CSV with a header. A bad row refuses the file, by its line, without its data. */
final class RangesInput implements Input {
    static final String TYPE = "ranges";

    private final Path path;

    RangesInput(Path path) {
        this.path = path;
    }

    @Override
    public Count read(Sink sink) {
        long rows =
                CompanyTable.ranges(path, row -> sink.accept(row.range(), new Named(row.facts(), Grounds.OPERATOR)));
        return new Count(rows, 0);
    }
}
