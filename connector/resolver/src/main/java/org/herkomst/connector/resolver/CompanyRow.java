package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.resolver.names.DomainName;
import org.jspecify.annotations.Nullable;

/** One row of an operator's file of companies, checked field by field. Faults name the column, never what stands in it. */
public final class CompanyRow {
    private static final List<String> KINDS = List.of("business", "isp", "hosting", "education", "government");

    private final TableHeader header;
    private final List<String> row;
    private final CsvReader rows;

    CompanyRow(TableHeader header, List<String> row, CsvReader rows) {
        if (row.size() != header.size()) {
            throw rows.fault(
                    "the row has " + row.size() + " fields, the header " + header.size(),
                    "Give every row as many fields as the header; quote a field that holds a comma.");
        }
        this.header = header;
        this.row = row;
        this.rows = rows;
    }

    AddressRange range() {
        return AddressRange.parse(header.cell(row, "range"))
                .orElseThrow(() -> rows.fault(
                        "the range can't be read", "Write it as 192.0.2.0/24, 2001:db8::/32 or first-last."));
    }

    /** Whether every field is empty, as in the rows that spreadsheets leave at the end. */
    public boolean isBlank() {
        return row.stream().allMatch(String::isBlank);
    }

    /**
     * What the row says of its company.
     *
     * @throws InputException naming file and line, where a field can't be used
     */
    public CompanyFacts facts() {
        String domain = domain();
        String name = name(domain);
        String country = country();
        return new CompanyFacts(
                Named.key(name, domain, country),
                name,
                domain,
                country,
                kind(),
                registers(),
                text("legal_form"),
                text("street"),
                text("city"),
                text("phone"),
                text("industry"),
                employees());
    }

    private String name(@Nullable String domain) {
        String name = header.cell(row, "name");
        if (!name.isEmpty()) {
            return name;
        }
        if (header.layout() == TableLayout.RANGES) {
            throw rows.fault("the name is empty", "Give every range the name of its company.");
        }
        if (domain == null) {
            throw rows.fault("name and domain are both empty", "Give every account a name or a domain.");
        }
        return domain;
    }

    private @Nullable String text(String column) {
        String cell = header.cell(row, column);
        return cell.isEmpty() ? null : cell;
    }

    private @Nullable String domain() {
        String cell = header.cell(row, "domain");
        if (cell.isEmpty()) {
            return null;
        }
        return DomainName.parse(cell)
                .orElseThrow(() -> rows.fault(
                        "the domain is none that can be registered", "Write it as company.example, or leave it empty."))
                .value();
    }

    private @Nullable String country() {
        String cell = header.cell(row, "country").toUpperCase(Locale.ROOT);
        if (!cell.isEmpty() && !cell.matches("[A-Z]{2}")) {
            throw rows.fault("the country is no code of two letters", "Use ISO 3166-1 codes such as NL or DE.");
        }
        return cell.isEmpty() ? null : cell;
    }

    private OrganisationKind kind() {
        String cell = header.cell(row, "type").toLowerCase(Locale.ROOT);
        if (!cell.isEmpty() && !KINDS.contains(cell)) {
            throw rows.fault("the type is unknown", "Use one of: " + String.join(", ", KINDS) + "; empty is business.");
        }
        return cell.isEmpty() ? OrganisationKind.BUSINESS : OrganisationKind.valueOf(cell.toUpperCase(Locale.ROOT));
    }

    private List<String> registers() {
        List<String> numbers = new ArrayList<>();
        for (String part : header.cell(row, "register").split("[;|\\s]+", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            int colon = part.indexOf(':');
            String register = colon < 0 ? "" : part.substring(0, colon).toLowerCase(Locale.ROOT);
            String number = part.substring(colon + 1);
            if (!register.matches("[a-z][a-z0-9-]*") || !legalNumber(register, number)) {
                throw rows.fault(
                        "the register number can't be read",
                        "Write it as kvk:12345678 (8 digits) or lei: and 20 characters.");
            }
            numbers.add(register + ":" + number);
        }
        return numbers;
    }

    private static boolean legalNumber(String register, String number) {
        return switch (register) {
            case "kvk" -> number.matches("\\d{8}");
            case "lei" -> number.matches("[A-Za-z0-9]{20}");
            default -> number.matches("[\\w./-]{1,40}");
        };
    }

    private @Nullable Integer employees() {
        String cell = header.cell(row, "employees");
        if (!cell.isEmpty() && !cell.matches("\\d{1,8}")) {
            throw rows.fault("the number of employees is no whole number", "Write digits only, or leave it empty.");
        }
        return cell.isEmpty() ? null : Integer.valueOf(cell);
    }
}
