package org.herkomst.connector.resolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.herkomst.connector.address.AddressRange;

/** Writes rows as the dumps that they were taken from, from the registry's own columns only, and the holders of their networks. */
final class SampleDump {
    private final WhoisSample sample;

    SampleDump(WhoisSample sample) {
        this.sample = sample;
    }

    /** The inputs of an installation that holds these records and is allowed to use them. */
    List<InputSettings> write(List<WhoisRow> rows, Path folder) {
        StringBuilder dump = new StringBuilder();
        StringBuilder holders = new StringBuilder("start,end,asn,holder,type\n");
        Set<String> organisations = new HashSet<>();
        for (WhoisRow row : rows) {
            network(row, dump);
            organisation(row, dump, organisations);
            holder(row.cells(), holders);
        }
        sample.networks().forEach(network -> holder(network, holders));
        try {
            Files.createDirectories(folder);
            Path whois = Files.writeString(folder.resolve("whois.txt"), dump);
            Path asn = Files.writeString(folder.resolve("asn.csv"), holders);
            Set<Permission> all = Set.of(Permission.NETWORK, Permission.MARKETING);
            return List.of(
                    new InputSettings("rpsl", whois, null, "development data", all),
                    new InputSettings("asn", asn, null, "development data", all));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void network(WhoisRow row, StringBuilder dump) {
        boolean ipv4 = row.cell("start_ip").indexOf(':') < 0;
        List<String> lines = new ArrayList<>();
        lines.add((ipv4 ? "inetnum: " : "inet6num: ") + (ipv4 ? row.range() : prefix(row)));
        add(lines, "netname", row.cell("netname"));
        add(lines, row.cell("source").equals("lacnic") ? "owner" : "descr", row.cell("descr"));
        add(lines, "descr", row.cell("descr_more"));
        add(lines, "country", row.cell("country"));
        add(lines, "org", handle(row));
        add(lines, "status", row.cell("status"));
        add(lines, "created", row.cell("created"));
        add(lines, "last-modified", row.cell("updated"));
        add(lines, "source", row.cell("source").toUpperCase(Locale.ROOT));
        dump.append(String.join("\n", lines)).append("\n\n");
    }

    private static String handle(WhoisRow row) {
        return row.cell("org_id").isEmpty() && !row.cell("org_name").isEmpty()
                ? "ORG-" + Integer.toHexString(row.cell("org_name").hashCode()).toUpperCase(Locale.ROOT)
                : row.cell("org_id");
    }

    private static void add(List<String> lines, String key, String value) {
        if (!value.isBlank()) {
            lines.add(key + ": " + value);
        }
    }

    private static void organisation(WhoisRow row, StringBuilder dump, Set<String> known) {
        if (!row.cell("org_name").isEmpty() && known.add(handle(row))) {
            dump.append("organisation: ").append(handle(row)).append('\n');
            dump.append("org-name: ").append(row.cell("org_name")).append('\n');
            if (!row.cell("org_type").isEmpty()) {
                dump.append("org-type: ").append(row.cell("org_type")).append('\n');
            }
            dump.append("source: ")
                    .append(row.cell("source").toUpperCase(Locale.ROOT))
                    .append("\n\n");
        }
    }

    private void holder(Map<String, String> network, StringBuilder holders) {
        String asn = network.getOrDefault("asn", "");
        Map<String, String> holder = sample.holder(asn);
        if (!holder.isEmpty()) {
            holders.append(network.get("start_ip"))
                    .append(',')
                    .append(network.get("end_ip"))
                    .append(',');
            holders.append(asn.replace("AS", "")).append(",\"");
            holders.append(holder.getOrDefault("name", "").replace("\"", "\"\""))
                    .append("\",");
            holders.append(holder.getOrDefault("type", "")).append('\n');
        }
    }

    /** An IPv6 range as a prefix; in the data each is one. */
    private static String prefix(WhoisRow row) {
        AddressRange range = AddressRange.parse(row.range()).orElseThrow();
        int fixed = range.spanHigh() == 0
                ? 64 + Long.numberOfLeadingZeros(range.spanLow())
                : Long.numberOfLeadingZeros(range.spanHigh());
        return row.cell("start_ip") + "/" + fixed;
    }
}
