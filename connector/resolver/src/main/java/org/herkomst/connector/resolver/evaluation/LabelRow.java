package org.herkomst.connector.resolver.evaluation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.herkomst.connector.resolver.CsvReader;
import org.herkomst.connector.resolver.OrganisationKind;
import org.jspecify.annotations.Nullable;

/**
 * One row of a labels file. What decides a figure must be right, so a bad type, {@code nameable} or date refuses the file; a country,
 * registry or AS that can't be read only means that the row's isn't said. Faults never name what stands in the row.
 */
final class LabelRow {
    private final LabelsHeader header;
    private final List<String> row;
    private final CsvReader rows;

    LabelRow(LabelsHeader header, List<String> row, CsvReader rows) {
        if (row.size() != header.size()) {
            throw rows.fault(
                    "the row has " + row.size() + " fields, the header " + header.size(),
                    "Give every row as many fields as the header; quote a field that holds a comma.");
        }
        this.header = header;
        this.row = row;
        this.rows = rows;
    }

    /** The label; empty where the range can't be read, or where an organisation has neither name nor domain. */
    Optional<Label> label() {
        String name = header.cell(row, "name");
        String domain = header.cell(row, "domain");
        OrganisationKind kind = kind();
        boolean nameable = nameable();
        LocalDate firstSeen = firstSeen();
        if (name.isEmpty() && domain.isEmpty() && kind.nameable()) {
            return Optional.empty();
        }
        return range().map(range -> new Label(
                range,
                name,
                domain.isEmpty() ? null : domain,
                kind,
                nameable,
                matching("\\d{1,10}", header.cell(row, "asn").replaceFirst("(?i)^AS\\s*", "")),
                matching("[A-Z]{2}", upper("country")),
                matching("[A-Z][A-Z _-]{0,19}", upper("registry", "rir", "source")),
                firstSeen));
    }

    private Optional<LabelledRange> range() {
        String range = header.cell(row, "range");
        return range.isEmpty() && header.has("start_ip")
                ? LabelledRange.between(header.cell(row, "start_ip"), header.cell(row, "end_ip"))
                : LabelledRange.parse(range);
    }

    private OrganisationKind kind() {
        String cell = upper("type");
        for (OrganisationKind kind : OrganisationKind.values()) {
            if (kind.name().equals(cell)) {
                return kind;
            }
        }
        if (!cell.isEmpty()) {
            throw rows.fault(
                    "the type is unknown",
                    "Use one of: business, isp, hosting, education, government; empty is business.");
        }
        return OrganisationKind.BUSINESS;
    }

    private boolean nameable() {
        return switch (upper("nameable")) {
            case "", "1", "TRUE", "YES" -> true;
            case "0", "FALSE", "NO" -> false;
            default ->
                throw rows.fault("nameable is neither 0 nor 1", "Write 0 where the name is a code, else 1 or nothing.");
        };
    }

    private @Nullable LocalDate firstSeen() {
        String cell = header.cell(row, "first_seen");
        try {
            return cell.isEmpty() ? null : LocalDate.parse(cell);
        } catch (DateTimeParseException wrong) {
            throw rows.fault("first_seen is no date", "Write it as 2026-11-01, or leave it empty.");
        }
    }

    private String upper(String... columns) {
        return header.cell(row, columns).toUpperCase(Locale.ROOT);
    }

    private static @Nullable String matching(String pattern, String cell) {
        return cell.matches(pattern) ? cell : null;
    }
}
