package org.herkomst.connector.resolver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.address.ClientAddress;
import org.jspecify.annotations.Nullable;

/** {@code index resolve}: a line in, a CSV row out, in constant memory. Names come as the inputs have them. */
final class LineResolver {
    private static final String HEADER = "ip,company_name,domain,confidence,verdict,reasons";
    private static final int BUFFER = 1 << 16;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final CompanyResolver resolver;

    LineResolver(CompanyResolver resolver) {
        this.resolver = resolver;
    }

    void resolve(InputStream lines, Appendable csv) throws IOException {
        ShortLines reader =
                new ShortLines(new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8), BUFFER));
        csv.append(HEADER).append('\n');
        boolean first = true;
        for (String line = reader.next(); line != null; line = reader.next()) {
            String text = first && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
            write(text.strip(), csv);
            first = false;
        }
    }

    private void write(String line, Appendable csv) throws IOException {
        ClientAddress address = AddressRange.address(line).orElse(null);
        List<String> row = address == null
                ? row(line, null, "unknown", "not an address")
                : resolver.resolve(address)
                        .fold(
                                company -> row(line, company),
                                none -> row(line, null, verdict(none.why()), none.reason()));
        for (int i = 0; i < row.size(); i++) {
            csv.append(i == 0 ? "" : ",").append(quoted(row.get(i)));
        }
        csv.append('\n');
    }

    private static List<String> row(String line, Resolution.Company company) {
        return company.permitsMarketing()
                ? row(line, company, "company", company.reason())
                : row(line, company, "withheld", company.reason() + " Its licence permits no marketing.");
    }

    private static List<String> row(String line, Resolution.@Nullable Company company, String verdict, String reason) {
        String domain = company == null ? null : company.facts().domain();
        return List.of(
                line,
                company == null ? "" : company.facts().name(),
                domain == null ? "" : domain,
                String.format(Locale.ROOT, "%.2f", company == null ? 0.0 : company.confidence()),
                verdict,
                reason);
    }

    private static String verdict(NoCompany why) {
        return why == NoCompany.BOT ? "hosting" : why.name().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String field) {
        boolean needed = field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needed ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
