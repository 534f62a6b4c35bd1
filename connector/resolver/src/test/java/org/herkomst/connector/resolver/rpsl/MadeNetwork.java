package org.herkomst.connector.resolver.rpsl;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.herkomst.connector.address.AddressRange;
import org.jspecify.annotations.Nullable;

/**
 * One made-up network before it is written.
 *
 * @param rangeText the range as the registry writes it
 * @param status as written
 * @param owner the company's name, in ARIN the organisation's
 * @param network what a reader must make of it
 */
record MadeNetwork(String rangeText, String status, String owner, RpslNetwork network) {
    private static final long SPACE = 0xDE000000L;
    private static final String[] COUNTRIES = {"NL", "DE", "GB", "FR", "IT", "ES", "PL", "SE"};

    /** The network at a place among so many, ascending by address. */
    static MadeNetwork make(Registry registry, long index, long of, RandomGenerator random) {
        DumpShape shape = DumpShape.valueOf(registry.name());
        boolean ipv4 = random.nextDouble() * 100 >= shape.ipv6Percent();
        AddressRange range = ipv4 ? range4(shape, index, of, random) : range6(index, random);
        boolean accented = registry == Registry.LACNIC && random.nextInt(3) == 0;
        String owner = accented
                ? MadeNames.accented(random, shape.legalFormPercent())
                : MadeNames.company(random, shape.legalFormPercent());
        String status = shape.statuses(ipv4).pick(random);
        RpslNetwork network = new RpslNetwork(
                range,
                status.toUpperCase(Locale.ROOT).replace("  ", " "),
                registry == Registry.LACNIC ? "" : MadeNames.netname(owner, random),
                descriptions(shape, owner, random),
                organisation(registry, shape, random),
                COUNTRIES[random.nextInt(COUNTRIES.length)],
                LocalDate.of(shape.years().number(random), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                registry);
        return new MadeNetwork(text(registry, range), status, owner, network);
    }

    MadeNetwork withDescription(String line, String kept) {
        return with(network.range(), rangeText, List.of(kept), line);
    }

    MadeNetwork with(AddressRange range, String text, List<String> descriptions, String newOwner) {
        RpslNetwork changed = new RpslNetwork(
                range,
                network.status(),
                network.netname(),
                descriptions,
                network.organisation(),
                network.country(),
                network.changed(),
                network.registry());
        return new MadeNetwork(text, status, newOwner, changed);
    }

    private static AddressRange range4(DumpShape shape, long index, long of, RandomGenerator random) {
        int prefix = shape.sizes().number(random);
        long start = 0x01000000L + (long) ((double) SPACE * (index + random.nextDouble()) / of);
        AddressRange block = AddressRange.of(true, 0, start, prefix);
        boolean uneven = shape != DumpShape.LACNIC && prefix < 30 && random.nextInt(100) == 0;
        return uneven ? new AddressRange(true, 0, block.firstLow(), 0, block.lastLow() - 1 - random.nextInt(3)) : block;
    }

    private static AddressRange range6(long index, RandomGenerator random) {
        int prefix = random.nextInt(4) == 0 ? 56 : 48;
        return AddressRange.of(false, 0x2A00_0000_0000_0000L + (index << 16), 0, prefix);
    }

    private static List<String> descriptions(DumpShape shape, String owner, RandomGenerator random) {
        List<String> lines = new ArrayList<>();
        int wanted = shape.descriptions().number(random);
        for (int i = 0; i < wanted; i++) {
            lines.add(i == 0 ? owner : MadeNames.street(random));
        }
        return lines;
    }

    private static @Nullable String organisation(Registry registry, DumpShape shape, RandomGenerator random) {
        if (random.nextDouble() * 100 >= shape.organisationPercent()) {
            return null;
        }
        return switch (registry) {
            case ARIN -> "C" + MadeNames.code(random);
            case LACNIC -> "XX-" + MadeNames.code(random) + "-LACNIC";
            default -> "ORG-MB" + MadeNames.code(random) + "-" + registry.name();
        };
    }

    private static String text(Registry registry, AddressRange range) {
        if (registry == Registry.ARIN) {
            return address(range, false) + " - " + address(range, true);
        }
        if (!range.ipv4()) {
            return address(range, false) + "/" + (64 - Long.bitCount(range.spanHigh()));
        }
        return registry == Registry.LACNIC ? shortForm(range) : address(range, false) + " - " + address(range, true);
    }

    private static String shortForm(AddressRange range) {
        int prefix = 32 - Long.bitCount(range.spanLow());
        String address = address(range, false);
        return (prefix <= 24 ? address.substring(0, address.lastIndexOf('.')) : address) + "/" + prefix;
    }

    private static String address(AddressRange range, boolean last) {
        if (range.ipv4()) {
            long low = last ? range.lastLow() : range.firstLow();
            return (low >>> 24) + "." + (low >>> 16 & 255) + "." + (low >>> 8 & 255) + "." + (low & 255);
        }
        long high = last ? range.lastHigh() : range.firstHigh();
        String groups =
                String.format("%x:%x:%x:%x", high >>> 48, high >>> 32 & 0xFFFF, high >>> 16 & 0xFFFF, high & 0xFFFF);
        return groups + (last ? ":ffff:ffff:ffff:ffff" : "::");
    }
}
