package org.herkomst.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.herkomst.connector.resolver.CsvReader;
import org.herkomst.connector.resolver.InputException;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOut.Kind;
import org.herkomst.core.record.FormulaGuard;
import org.jspecify.annotations.Nullable;

/**
 * Opt-outs of a CSV file, row by row: RFC 4180 in UTF-8 with a header of {@code kind,value,reason} (and {@code given,created_at}, as
 * {@code optout export} writes it), the same without a header, or one domain a line. Rows that begin with {@code #} are left out.
 */
final class OptOutRows implements AutoCloseable {
    private static final List<String> PLAIN = List.of("kind", "value", "reason", "given", "created_at");

    private final Reader reader;
    private final CsvReader rows;
    private final Clock clock;
    private List<String> columns = List.of();
    private boolean started;
    private boolean ended;

    private OptOutRows(Reader reader, CsvReader rows, Clock clock) {
        this.reader = reader;
        this.rows = rows;
        this.clock = clock;
    }

    static OptOutRows open(Path file, Clock clock) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder), 1 << 16);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return new OptOutRows(reader, new CsvReader(reader, "line"), clock);
    }

    /**
     * What a row gives: an opt-out, or what is wrong with it.
     *
     * @param line the line that it begins in
     */
    record Row(int line, @Nullable OptOut optOut, @Nullable String fault) {}

    /** The next row; empty at the end of the file. */
    Optional<Row> next() throws IOException {
        while (!ended) {
            List<String> cells;
            try {
                cells = rows.next();
            } catch (InputException broken) {
                ended = true;
                return Optional.of(fault(broken.getMessage() + ". " + broken.action()));
            }
            ended = cells.isEmpty();
            if (!ended && !cells.get(0).startsWith("#") && !isHeader(cells)) {
                return Optional.of(row(cells));
            }
        }
        return Optional.empty();
    }

    /** The first row says how the file is written. */
    private boolean isHeader(List<String> cells) {
        if (started) {
            return false;
        }
        started = true;
        List<String> names = cells.stream().map(OptOutRows::word).toList();
        boolean header = names.contains("kind") && names.contains("value");
        columns = header ? names : cells.size() > 1 ? PLAIN : List.of("value");
        return header;
    }

    private Row row(List<String> cells) {
        try {
            return new Row(rows.line(), optOut(cells), null);
        } catch (UsageException wrong) {
            return fault(wrong.getMessage() + ". " + wrong.action());
        }
    }

    private Row fault(String text) {
        // A fault of the reader names its place itself.
        String bare = text.replaceFirst("^line:\\d+:? *", "");
        return new Row(rows.line(), null, "line " + rows.line() + ": " + Failure.sentence(bare));
    }

    private OptOut optOut(List<String> cells) {
        Kind kind = columns.contains("kind") ? kind(cell(cells, "kind")) : Kind.DOMAIN;
        String reason = cell(cells, "reason");
        OptOut read = OptOutEntry.of(kind, cell(cells, "value"), reason.isEmpty() ? null : reason, clock);
        String given = cell(cells, "given");
        String at = cell(cells, "created_at");
        return new OptOut(
                0,
                kind,
                read.value(),
                given.isEmpty() ? read.given() : given,
                read.reason(),
                at.isEmpty() ? read.createdAt() : instant(at),
                null);
    }

    private String cell(List<String> cells, String column) {
        int at = columns.indexOf(column);
        return at < 0 || at >= cells.size()
                ? ""
                : FormulaGuard.plain(cells.get(at)).strip();
    }

    private static Kind kind(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.TOMBSTONE && word(kind.name()).equals(word(text)))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "the kind \"" + text + "\" is unknown", "Legal: domain, name, register, range"));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new UsageException(
                    "created_at is no time: \"" + text + "\"", "Write it as 2026-05-03T10:00:00Z, or leave it empty");
        }
    }

    private static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
