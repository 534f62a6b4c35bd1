package org.herkomst.connector.resolver.filters;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.herkomst.connector.address.AddressRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FilterListsTests {
    private static final List<AddressRange> CLOSED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.2.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/127",
                    "2001::/23",
                    "2002::/16",
                    "2001:db8::/32",
                    "fc00::/7",
                    "fe80::/10",
                    "ff00::/8")
            .map(text -> AddressRange.parse(text).orElseThrow())
            .toList();

    static List<FilterList> shipped() {
        return FilterLists.shipped();
    }

    @Test
    void everyKindHasAList() {
        assertThat(shipped()).extracting(FilterList::kind).containsAll(EnumSet.allOf(FilterKind.class));
        assertThat(shipped()).extracting(FilterList::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void countsAreThoseOfTheScript(FilterList list) {
        List<AddressRange> ranges = list.ranges().get();

        assertThat(ranges).isNotEmpty();
        assertThat(ranges.stream().filter(AddressRange::ipv4)).hasSize(list.ipv4Networks());
        assertThat(ranges.stream().filter(range -> !range.ipv4())).hasSize(list.ipv6Networks());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void networksRiseAndDoNotOverlap(FilterList list) {
        List<AddressRange> ranges = list.ranges().get();

        for (int i = 1; i < ranges.size(); i++) {
            AddressRange before = ranges.get(i - 1);
            AddressRange range = ranges.get(i);
            assertThat(before.overlaps(range)).isFalse();
            assertThat(before.ipv4() == range.ipv4() ? before.compareFirst(range) < 0 : before.ipv4())
                    .isTrue();
        }
        assertThat(list.asns().asList()).isSorted().doesNotHaveDuplicates().allMatch(asn -> asn > 0);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void privateSpaceIsLeftOut(FilterList list) {
        assertThat(list.ranges().get().stream()
                        .noneMatch(range -> CLOSED.stream().anyMatch(range::overlaps)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void noListTakesInTheWholeNet(FilterList list) {
        assertThat(list.ranges().get().stream()
                        .allMatch(range -> range.ipv4() ? range.spanLow() < 1L << 23 : range.spanHigh() < 1L << 40))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void sourceIsNamed(FilterList list) {
        assertThat(list.source()).startsWith("GitHub ").contains(" at ");
        assertThat(list.licence()).isIn("MIT", "CC0-1.0");
        assertThat(list.dated()).isAfter(LocalDate.of(2026, 1, 1));
    }

    @Test
    void autonomousSystemsComeWithTheListsThatHaveThem() {
        assertThat(shipped())
                .filteredOn(list -> !list.asns().isEmpty())
                .extracting(FilterList::name)
                .containsExactly("x4bnet-datacenter", "x4bnet-vpn");
    }

    @ParameterizedTest
    @CsvSource({
        "104.16.0.1,HOSTING",
        "3.5.140.1,HOSTING",
        "66.249.66.1,BOT",
        "2606:4700::1,HOSTING",
        "104.28.28.5,RELAY"
    })
    void wellKnownNetworksAreInTheirLists(String address, FilterKind kind) {
        AddressRange single = AddressRange.parse(address).orElseThrow();

        assertThat(shipped())
                .filteredOn(list -> list.kind() == kind)
                .anyMatch(list -> list.ranges().get().stream().anyMatch(range -> range.contains(single)));
    }

    @Test
    void listsTakeLittleMemory() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        FilterLists.shipped();

        long before = threads.getThreadAllocatedBytes(thread);
        FilterLists.shipped();
        long listed = threads.getThreadAllocatedBytes(thread);
        long networks =
                shipped().stream().mapToLong(list -> list.ranges().get().size()).sum();
        long read = threads.getThreadAllocatedBytes(thread);

        assertThat(listed - before).isLessThan(10_000);
        assertThat((read - listed) / networks)
                .as("bytes a network, garbage too")
                .isLessThan(2_000);
    }
}
