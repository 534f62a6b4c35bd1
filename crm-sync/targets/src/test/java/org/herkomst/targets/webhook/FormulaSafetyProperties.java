package org.herkomst.targets.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.record.FormulaGuard;
import org.herkomst.mappings.FieldValue;

/** Whatever stands in a field, a spreadsheet takes no cell of a file for a formula, and who reads the file gets the value back. */
class FormulaSafetyProperties {
    @Provide
    Arbitrary<String> values() {
        var nasty = Arbitraries.strings()
                .withChars(
                        '=', '+', '-', '@', '\t', '\r', '\n', ' ', '"', '\'', ',', ';', '|', '1', 'a', '\u00a0',
                        '\uff1d')
                .ofMinLength(1)
                .ofMaxLength(12);
        return Arbitraries.oneOf(nasty, Arbitraries.strings().ofMinLength(1).ofMaxLength(20))
                .filter(text -> !text.isBlank());
    }

    @Property(tries = 2000)
    void noCellIsAFormulaAndEachIsReadBack(@ForAll("values") String one, @ForAll("values") String other) {
        var record = WebhookBench.with(
                WebhookBench.with(WebhookBench.record("hk-acme", "Acme", 7), "one", new FieldValue.Text(one)),
                "other",
                new FieldValue.Text(other));
        var line = Line.record(ClearedForTests.of(Plan.of(record, Optional.empty(), true)));
        var rows = rows(FileFormat.CSV.write(List.of(line)));
        assertThat(rows).hasSize(2);
        var header = rows.get(0);
        var cells = rows.get(1);
        assertThat(cells).hasSameSizeAs(header);
        assertThat(cells).allSatisfy(cell -> assertThat(formula(cell)).as(cell).isFalse());
        assertThat(Map.of(
                        "one", FormulaGuard.plain(cells.get(header.indexOf("one"))),
                        "other", FormulaGuard.plain(cells.get(header.indexOf("other")))))
                .isEqualTo(Map.of("one", one.strip(), "other", other.strip()));
    }

    /** What spreadsheets evaluate; a plain number stays one. */
    private static boolean formula(String cell) {
        var bare = cell.stripLeading();
        var control = !cell.isEmpty() && "\t\r".indexOf(cell.charAt(0)) >= 0;
        var sign = !bare.isEmpty() && "=+-@".indexOf(bare.charAt(0)) >= 0;
        return control || (sign && !bare.matches("[+-]?\\d+([.,]\\d+)?"));
    }

    /** RFC 4180, read letter by letter. */
    private static List<List<String>> rows(String csv) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < csv.length(); at++) {
            var c = csv.charAt(at);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (at + 1 < csv.length() && csv.charAt(at + 1) == '"') {
                    cell.append(csv.charAt(++at));
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        return rows;
    }
}
