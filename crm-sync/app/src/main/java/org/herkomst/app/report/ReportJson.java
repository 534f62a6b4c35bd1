package org.herkomst.app.report;

import org.herkomst.core.run.RunReport;

/** The run report as the JSON of the contract. */
public final class ReportJson {
    private ReportJson() {}

    /** One JSON document; enumerations in lower case, instants as ISO 8601 UTC, absent values as null. */
    public static String write(RunReport report) {
        throw new UnsupportedOperationException("to be written by the command line's author");
    }
}
