package org.herkomst.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.record.FormulaGuard;

class FormulaGuardProperties {
    private static final Instant NOW = Instant.parse("2026-11-02T03:00:00Z");

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.strings()
                .withChars('=', '+', '-', '@', '\'', '"', ',', ';', ' ', '\t', '\r', '\n', '\0', '1', 'a')
                .withChars('\uFF1D', '\uFF0B', '\uFF0D', '\uFF20', '\u00A0')
                .ofMaxLength(8);
    }

    @Property(tries = 3000)
    void whatIsReadIsWhatWasWritten(@ForAll("cells") String cell) {
        String guarded = FormulaGuard.guarded(cell);
        assertThat(FormulaGuard.plain(guarded)).isEqualTo(cell);
        assertThat(guarded).doesNotMatch("(?s)[\\s;,\"]*[=@\uFF1D\uFF0B\uFF0D\uFF20].*");
    }

    @Example
    void numbersStayNumbers() {
        assertThat(FormulaGuard.guarded("-5")).isEqualTo("-5");
        assertThat(FormulaGuard.guarded("-2+3")).isEqualTo("'-2+3");
    }

    @Property(tries = 500)
    void aRowComesBack(@ForAll("cells") String given, @ForAll("cells") String reason) throws IOException {
        String why = reason.replace("\0", "").strip();
        OptOut written = new OptOut(
                0,
                OptOut.Kind.NAME,
                OptOutRequest.name("Ácme " + given + " Holding", null, NOW).value(),
                ("x" + given.replace("\0", "")).strip(),
                why.isEmpty() ? null : why,
                NOW,
                null);
        Path file = Files.createTempFile("optout", ".csv");
        try {
            Files.writeString(
                    file, "kind,value,reason,given,created_at\r\n" + OptOutExportCommand.row(written) + "\r\n");
            try (OptOutRows rows = OptOutRows.open(file, Clock.fixed(NOW.plusSeconds(9), ZoneOffset.UTC))) {
                assertThat(Objects.requireNonNull(rows.next().orElseThrow().optOut()))
                        .isEqualTo(written);
                assertThat(rows.next()).isEmpty();
            }
        } finally {
            Files.delete(file);
        }
    }
}
