package org.herkomst.connector.matomo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Matomo's CSV or TSV: UTF-16 with a byte order mark, or UTF-8; as many columns as the visit with most actions needs. */
final class CsvExport implements ExportVisits {
    private static final int MARK_BYTES = 3;
    private static final char NO_SEPARATOR = '\uFFFF';

    private final Reader reader;
    private final VisitFields fields;
    private final CsvRows rows;
    private final @Nullable CsvColumns columns;
    private final @Nullable String noTable;
    private char[] url = new char[1024];
    private @Nullable RawVisit visit;
    private boolean unreadable;

    CsvExport(BufferedInputStream bytes, VisitFields fields) {
        this.fields = fields;
        this.reader = new InputStreamReader(bytes, charset(bytes));
        this.rows = new CsvRows(reader);
        this.rows.separator(NO_SEPARATOR);
        boolean any = rows.next();
        CsvColumns header = any ? header() : null;
        this.columns = header != null && header.ofVisits() ? header : null;
        this.noTable =
                columns == null ? "its first line does not name the columns of visits (idVisit is missing)" : null;
    }

    private Charset charset(BufferedInputStream bytes) {
        try {
            bytes.mark(MARK_BYTES);
            int first = bytes.read();
            int second = bytes.read();
            if (first == 0xFF && second == 0xFE) {
                return StandardCharsets.UTF_16LE;
            }
            if (first == 0xFE && second == 0xFF) {
                return StandardCharsets.UTF_16BE;
            }
            if (!(first == 0xEF && second == 0xBB && bytes.read() == 0xBF)) {
                bytes.reset();
            }
        } catch (IOException broken) {
            unreadable = true;
        }
        return StandardCharsets.UTF_8;
    }

    /** Splits the first line anew, by the separator that it uses most. */
    private CsvColumns header() {
        String line = rows.cell(0);
        char separator = ',';
        for (char candidate : new char[] {'\t', ';'}) {
            separator = count(line, candidate) > count(line, separator) ? candidate : separator;
        }
        rows.separator(separator);
        CsvRows split = new CsvRows(new StringReader(line));
        split.separator(separator);
        split.next();
        return new CsvColumns(split);
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    @Override
    public boolean advance() {
        visit = null;
        CsvColumns table = columns;
        while (table != null && rows.next()) {
            if (!rows.blank()) {
                visit = rows.tooLong() ? null : read(table);
                return true;
            }
        }
        return false;
    }

    private @Nullable RawVisit read(CsvColumns table) {
        RawVisit read = fields.begin();
        long serverTime = 0;
        for (CsvColumns.Column column : table.columns()) {
            if (column.at() < rows.cells() && rows.length(column.at()) > 0) {
                if (column.name().equals("serverTimestamp")) {
                    serverTime = number(column.at());
                } else {
                    field(read, column.name(), column.at());
                }
            }
        }
        table.actions().forEach(action -> action(read, action));
        return fields.end(read, serverTime);
    }

    private void field(RawVisit read, String name, int at) {
        switch (name) {
            case "idSite" -> read.site = number(at);
            case "idVisit" -> read.id = number(at);
            case "lastActionTimestamp" -> read.lastAction = number(at);
            case "firstActionTimestamp" -> read.firstAction = number(at);
            case "actions" -> read.actions = number(at);
            case "truncatedActionsCount" -> read.truncatedActions = number(at);
            case "goalConversions" -> read.goals = number(at);
            case "visitIp" -> fields.address(read, rows.text(), rows.offset(at), rows.length(at));
            case "referrerType" -> fields.referrerType(read, rows.text(), rows.offset(at), rows.length(at));
            case "referrerName" -> fields.referrerName(rows.text(), rows.offset(at), rows.length(at));
            case "siteName" -> fields.siteName(read, rows.text(), rows.offset(at), rows.length(at));
            case "browser", "browserName", "deviceType", "operatingSystem", "userAgent" ->
                fields.agent(read, rows.text(), rows.offset(at), rows.length(at));
            default -> {
                if (fields.isConsent(name)) {
                    fields.consent(read, rows.text(), rows.offset(at), rows.length(at));
                }
            }
        }
    }

    private long number(int at) {
        return Json.number(rows.text(), rows.offset(at), rows.length(at));
    }

    private void action(RawVisit read, int[] action) {
        if (action[0] >= rows.cells() || rows.length(action[0]) == 0) {
            return;
        }
        read.detailed();
        if (VisitFields.isPageView(rows.text(), rows.offset(action[0]), rows.length(action[0]))) {
            boolean known = action[1] >= 0 && action[1] < rows.cells() && rows.length(action[1]) > 0;
            read.page(known ? path(action[1]) : null);
        }
    }

    private PagePath path(int at) {
        int length = rows.length(at);
        if (length > url.length) {
            url = new char[length];
        }
        System.arraycopy(rows.text(), rows.offset(at), url, 0, length);
        return fields.pages().read(url, length);
    }

    @Override
    public @Nullable RawVisit visit() {
        return visit;
    }

    @Override
    public long line() {
        return rows.line();
    }

    @Override
    public @Nullable String broken() {
        if (noTable != null) {
            return noTable;
        }
        return rows.cut() || unreadable ? "it ends too early or is badly packed" : null;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException alreadyGone) {
            unreadable = true;
        }
    }
}
