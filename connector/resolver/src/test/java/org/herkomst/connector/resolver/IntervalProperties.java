package org.herkomst.connector.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.address.ClientAddress;

/** The flattened table against a linear search over the same rows. */
class IntervalProperties {
    private static final long IPV4 = 0xC0000200L;
    private static final long IPV6 = 0x20010DB800000000L;
    private static final Source OWN = new Source(0, "ranges", "own", null, Set.of(Permission.MARKETING));

    /** A row over a small space; the middle of the IPv6 space lies at the edge of its lower half. */
    record Row(int first, int last, int company) {}

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 255);
        return Combinators.combine(place, place, Arbitraries.integers().between(0, 5))
                .as((a, b, company) -> new Row(Math.min(a, b), Math.max(a, b), company))
                .list()
                .ofMaxSize(25);
    }

    @Property(tries = 300)
    void mostSpecificRowAnswersEveryAddress(@ForAll("rows") List<Row> rows, @ForAll boolean ipv4) {
        TableResolver resolver = resolver(rows, ipv4);
        for (int place = 0; place < 256; place++) {
            assertThat(Indexes.answer(resolver.resolve(address(place, ipv4)))).isEqualTo(linear(rows, place));
        }
    }

    @Property(tries = 300)
    void maskedBlockNamesACompanyOnlyIfEveryAddressDoes(@ForAll("rows") List<Row> rows, @ForAll boolean narrow) {
        TableResolver resolver = resolver(rows, true);
        int bits = narrow ? 28 : 26;
        int size = 1 << (32 - bits);
        for (int start = 0; start < 256; start += size) {
            List<String> answers = new ArrayList<>();
            for (int place = start; place < start + size; place++) {
                answers.add(linear(rows, place));
            }
            String first = answers.get(0);
            boolean one = !first.equals("UNKNOWN")
                    && !first.equals("ISP")
                    && answers.stream().allMatch(first::equals);
            assertThat(Indexes.answer(resolver.resolveBlock(address(start, true), bits)))
                    .isEqualTo(one ? first : "MASKED");
        }
    }

    private static String linear(List<Row> rows, int place) {
        Row best = null;
        for (Row row : rows) {
            boolean holds = row.first <= place && place <= row.last;
            if (holds && (best == null || row.last - row.first < best.last - best.first)) {
                best = row;
            }
        }
        return best == null ? "UNKNOWN" : best.company == 0 ? "ISP" : name(best);
    }

    /** All names share a word, so that equal ranges are never ambiguous. */
    private static String name(Row row) {
        return "Example " + "abcdef".charAt(row.company) + "x";
    }

    private static TableResolver resolver(List<Row> rows, boolean ipv4) {
        List<Entry> entries = new ArrayList<>();
        for (Row row : rows) {
            AddressRange range = AddressRange.between(address(row.first, ipv4), address(row.last, ipv4))
                    .orElseThrow();
            OrganisationKind kind = row.company == 0 ? OrganisationKind.ISP : OrganisationKind.BUSINESS;
            Named named = Named.of(name(row), null, null, kind, Grounds.OPERATOR);
            entries.add(new Entry(range, range, OWN, named, entries.size()));
        }
        return Resolvers.of(entries, ipv4);
    }

    private static ClientAddress address(int place, boolean ipv4) {
        return ipv4
                ? ClientAddress.ofIpv4((int) (IPV4 + place))
                : ClientAddress.ofIpv6(IPV6 + (place < 128 ? 0 : 1), place - 128L);
    }
}
