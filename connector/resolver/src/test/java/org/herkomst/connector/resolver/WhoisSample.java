package org.herkomst.connector.resolver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The development data of registries' records, with the AS types beside it. */
public final class WhoisSample {
    private final List<WhoisRow> rows = new ArrayList<>();
    private final Map<String, Map<String, String>> holders;

    private final List<Map<String, String>> networks = new ArrayList<>();

    private WhoisSample(Path folder) {
        this.holders = read(folder.resolve("dev_asn_types.csv")).stream()
                .collect(Collectors.toMap(row -> row.getOrDefault("asn", ""), row -> row, (a, b) -> a));
        networks.addAll(read(folder.resolve("dev_company.csv")));
        networks.addAll(read(folder.resolve("dev_whois_rir.csv.gz")));
        Set<String> providers = providers(folder);
        List<Map<String, String>> nets = read(folder.resolve("dev_whois_net.csv.gz"));
        Map<String, Integer> repeats = new HashMap<>();
        nets.forEach(net -> repeats.merge(repeat(net), 1, Integer::sum));
        for (Map<String, String> net : nets) {
            Map<String, String> holder = holders.getOrDefault(net.getOrDefault("asn", ""), Map.of());
            rows.add(WhoisRow.of(
                    net,
                    new WhoisRow.Beside(
                            holder.getOrDefault("name", ""),
                            holder.getOrDefault("domain", ""),
                            holder.getOrDefault("type", ""),
                            providers,
                            repeats.getOrDefault(repeat(net), 0))));
        }
    }

    /** Reads {@code dev_whois_net.csv.gz}, {@code dev_asn_types.csv} and {@code dev_company.csv} of a folder. */
    public static WhoisSample of(Path folder) {
        return new WhoisSample(folder);
    }

    private static String repeat(Map<String, String> net) {
        return net.get("asn") + "|" + WhoisRow.core(net.getOrDefault("name", ""));
    }

    private Set<String> providers(Path folder) {
        Set<String> names = new HashSet<>();
        List<Map<String, String>> labelled = new ArrayList<>(holders.values());
        labelled.addAll(read(folder.resolve("dev_company.csv")));
        for (Map<String, String> row : labelled) {
            if (Set.of("isp", "hosting").contains(row.getOrDefault("type", ""))) {
                names.add(WhoisRow.core(row.getOrDefault("name", "")));
            }
        }
        return names;
    }

    static List<Map<String, String>> read(Path file) {
        try (BufferedReader reader = TextFile.open(file)) {
            CsvReader csv = new CsvReader(reader, file.toString());
            List<String> header = csv.next();
            List<Map<String, String>> rows = new ArrayList<>();
            for (List<String> row = csv.next(); !row.isEmpty(); row = csv.next()) {
                Map<String, String> cells = new HashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    cells.put(header.get(i), row.get(i));
                }
                rows.add(cells);
            }
            return rows;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    List<WhoisRow> rows() {
        return rows;
    }

    /** Networks of all samples with the AS that announces them, for an AS table that isn't cut to the folds. */
    List<Map<String, String>> networks() {
        return networks;
    }

    Map<String, String> holder(String asn) {
        return holders.getOrDefault(asn, Map.of());
    }

    /** Rows by fold, an operator whole in one, the largest dealt out first. */
    List<List<WhoisRow>> folds(int count) {
        Map<String, List<WhoisRow>> byOperator = rows.stream().collect(Collectors.groupingBy(row -> row.cell("asn")));
        List<List<WhoisRow>> folds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            folds.add(new ArrayList<>());
        }
        byOperator.entrySet().stream()
                .sorted(Map.Entry.<String, List<WhoisRow>>comparingByValue((a, b) -> b.size() - a.size())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(operator -> folds.stream()
                        .min((a, b) -> a.size() - b.size())
                        .orElseThrow()
                        .addAll(operator.getValue()));
        return folds;
    }
}
