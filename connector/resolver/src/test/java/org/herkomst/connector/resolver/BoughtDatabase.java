package org.herkomst.connector.resolver;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.herkomst.connector.address.AddressRange;
import org.jspecify.annotations.Nullable;

/**
 * A made-up company database in IPinfo's shape, made of the development labels: it knows six of ten companies and nine of ten providers,
 * and one of twenty companies carries another's name. Ranges that are no block are left out.
 */
final class BoughtDatabase {
    private static final double COMPANIES = 0.6;
    private static final double PROVIDERS = 0.9;
    private static final double WRONG = 0.05;
    private static final long SEED = 20_261_126;

    private final List<WhoisRow> rows;

    BoughtDatabase(List<WhoisRow> rows) {
        this.rows = rows;
    }

    InputSettings write(Path file) {
        Random chance = new Random(SEED);
        MmdbFile database = new MmdbFile("ipinfo company.mmdb");
        for (WhoisRow row : rows) {
            boolean company = row.truth() == WhoisRow.Truth.COMPANY;
            boolean known = chance.nextDouble() < (company ? COMPANIES : PROVIDERS);
            WhoisRow named = company && chance.nextDouble() < WRONG ? rows.get(chance.nextInt(rows.size())) : row;
            String block = block(row);
            if (known && block != null) {
                String name = named.cell("name").isBlank() ? "-" : named.cell("name");
                database.network(block, Map.of("name", name, "type", company ? "business" : "isp"));
            }
        }
        Set<Permission> all = Set.of(Permission.NETWORK, Permission.MARKETING);
        return new InputSettings("mmdb", database.write(file), null, "simulated", all);
    }

    private static @Nullable String block(WhoisRow row) {
        AddressRange range = AddressRange.parse(row.range()).orElseThrow();
        if (!range.ipv4() || Long.bitCount(range.spanLow() + 1) != 1 || (range.firstLow() & range.spanLow()) != 0) {
            return null;
        }
        return row.cell("start_ip") + "/" + (32 - Long.bitCount(range.spanLow()));
    }
}
