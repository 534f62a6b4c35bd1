package org.herkomst.connector.matomo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Opens an export by its content: a JSON list, JSON lines, or Matomo's CSV and TSV. */
final class ExportForms {
    private static final int PEEK_BYTES = 4096;

    private ExportForms() {}

    static ExportVisits open(Path file, VisitFields fields) {
        BufferedInputStream bytes = null;
        try {
            bytes = ExportBytes.open(file);
            bytes.mark(PEEK_BYTES);
            byte[] head = bytes.readNBytes(PEEK_BYTES);
            bytes.reset();
            return open(file, fields, bytes, head);
        } catch (IOException unreadable) {
            close(bytes);
            return new BrokenExport("it can't be unpacked or read");
        }
    }

    private static void close(@Nullable BufferedInputStream bytes) {
        try {
            if (bytes != null) {
                bytes.close();
            }
        } catch (IOException alreadyGone) {
            // There is nothing more to read.
        }
    }

    private static ExportVisits open(Path file, VisitFields fields, BufferedInputStream bytes, byte[] head) {
        String text =
                new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean table = name.contains(".csv") || name.contains(".tsv");
        if (text.startsWith("[")) {
            return new JsonListExport(file, bytes, fields);
        }
        if (text.replaceAll("\\s", "").startsWith("{\"result\":\"error\"")) {
            close(bytes);
            return new BrokenExport("it holds an error of Matomo instead of visits: "
                    + AnswerJudge.judge(200, false, text).fault().message());
        }
        if (text.startsWith("{")) {
            return new JsonLinesExport(bytes, fields);
        }
        if (table && !text.startsWith("<") && !text.startsWith("Error:") && !text.isEmpty()) {
            return new CsvExport(bytes, fields);
        }
        close(bytes);
        return new BrokenExport(
                text.isEmpty()
                        ? "it is empty"
                        : "it holds no visits: "
                                + AnswerJudge.judge(200, false, text).fault().message());
    }
}
