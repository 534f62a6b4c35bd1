package org.herkomst.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOut.Kind;

/**
 * Opt-outs read from a file.
 *
 * @param entries those that can be used
 * @param refused one text a line that can't, with its number and the cure
 */
record OptOutFile(List<OptOut> entries, List<String> refused) {

    static OptOutFile read(Path file, Clock clock) throws IOException {
        List<OptOut> entries = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        boolean table = !lines.isEmpty()
                && lines.get(0)
                        .replace("\uFEFF", "")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .startsWith("kind,");
        for (int i = table ? 1 : 0; i < lines.size(); i++) {
            String line = lines.get(i).replace("\uFEFF", "").strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                entries.add(table ? row(line, clock) : OptOutEntry.of(Kind.DOMAIN, line, null, clock));
            } catch (UsageException wrong) {
                refused.add("line " + (i + 1) + ": " + wrong.getMessage() + ". " + wrong.action());
            }
        }
        return new OptOutFile(entries, refused);
    }

    private static OptOut row(String line, Clock clock) {
        List<String> cells = cells(line);
        if (cells.size() < 2) {
            throw new UsageException("has no value", "Write kind,value,reason");
        }
        Kind kind;
        try {
            kind = Kind.valueOf(cells.get(0).strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new UsageException("unknown kind", "Legal: domain, name, register, range");
        }
        String reason =
                cells.size() > 2 && !cells.get(2).isBlank() ? cells.get(2).strip() : null;
        return OptOutEntry.of(kind, cells.get(1), reason, clock);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell = new StringBuilder();
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
