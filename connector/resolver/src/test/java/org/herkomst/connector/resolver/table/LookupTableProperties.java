package org.herkomst.connector.resolver.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.herkomst.connector.address.AddressRange;

/** Look-ups in a table against a search through all ranges: the range given last that holds the address is its answer. */
class LookupTableProperties {
    private static final int CHUNK_STARTS = 5_000;
    private static final int DENSE_STARTS = 40 << 16;

    @Provide
    Arbitrary<Layers> ipv4() {
        return layers(
                true,
                Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.longs().between(0, 0xFFFF_FFFFL)),
                                Tuple.of(3, Arbitraries.longs().between(0xC000_FFF0L, 0xC001_0010L)),
                                Tuple.of(1, Arbitraries.longs().between(0, 3)),
                                Tuple.of(1, Arbitraries.longs().between(0xFFFF_FFFCL, 0xFFFF_FFFFL)))
                        .map(low -> new Place(0, low)));
    }

    @Provide
    Arbitrary<Layers> ipv6() {
        Arbitrary<Long> highs = Arbitraries.of(
                0L, 1L, -1L, -2L, Long.MAX_VALUE, Long.MIN_VALUE, 0x2001_0DB8_0000_0000L, 0x2001_0DB8_0000_0001L);
        Arbitrary<Long> lows = Arbitraries.oneOf(
                Arbitraries.of(0L, 1L, -1L, -2L, Long.MAX_VALUE, Long.MIN_VALUE),
                Arbitraries.longs().between(0, 40),
                Arbitraries.longs());
        return layers(false, Combinators.combine(highs, lows).as(Place::new));
    }

    private static Arbitrary<Layers> layers(boolean ipv4, Arbitrary<Place> places) {
        Arbitrary<AddressRange> range = Combinators.combine(places, places)
                .as((one, other) -> one.compareTo(other) <= 0 ? one.to(other, ipv4) : other.to(one, ipv4));
        return Combinators.combine(range.list().ofMaxSize(30), range.list().ofSize(10))
                .as((ranges, asked) -> new Layers(ipv4, ranges, asked));
    }

    @Property(tries = 100)
    void everyIpv4LookupEqualsALinearSearch(@ForAll("ipv4") Layers layers) {
        layers.check();
    }

    @Property(tries = 400)
    void everyIpv6LookupEqualsALinearSearch(@ForAll("ipv6") Layers layers) {
        layers.check();
    }

    @Example
    void emptyTableAnswersNothingAnywhere() {
        new Layers(true, List.of(), List.of(AddressRange.of(true, 0, 0, 0))).check();
        new Layers(false, List.of(), List.of(AddressRange.of(false, 0, 0, 0))).check();
    }

    @Example
    void manyStartsInOneSlash64() {
        SplittableRandom chance = new SplittableRandom(64);
        long[] lows = chance.longs(CHUNK_STARTS).sorted().toArray();
        List<AddressRange> ranges = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ranges.add(new AddressRange(false, 7, lows[i], 7, lows[i + 1]));
        }
        new Layers(false, ranges, List.of(new AddressRange(false, 6, -1, 8, 0), new AddressRange(false, 7, 5, 7, -5)))
                .check();
    }

    @Example
    void oneChunkWithThousandsOfStarts() {
        long[] starts = new SplittableRandom(16)
                .longs(CHUNK_STARTS, 0xC000_0000L, 0xC001_0000L)
                .sorted()
                .distinct()
                .toArray();
        checkStarts(starts, 0xBFFF_0000L, 0xC002_0000L);
    }

    @Example
    void denseTable() {
        long[] starts = new SplittableRandom(32)
                .longs(DENSE_STARTS, 1, 1L << 32)
                .sorted()
                .distinct()
                .toArray();
        assertThat(starts.length >>> 16).isGreaterThan(32);
        checkStarts(starts, 0, 1L << 32);
    }

    /** Every start but the first is the next answer's; asked are starts, what lies before them, and addresses by chance. */
    private static void checkStarts(long[] starts, long from, long to) {
        Intervals intervals = new Intervals(true);
        for (int i = 0; i < starts.length; i++) {
            intervals.add(0, starts[i], i + 1);
        }
        LookupTable table = LookupTable.of(intervals, new Intervals(false));
        SplittableRandom chance = new SplittableRandom(7);
        for (int i = 0; i < starts.length; i += 1 + starts.length / 200_000) {
            assertPlace(table, starts, starts[i]);
            assertPlace(table, starts, starts[i] - 1);
            assertPlace(table, starts, chance.nextLong(from, to));
        }
        assertPlace(table, starts, 0);
        assertPlace(table, starts, 0xFFFF_FFFFL);
        for (int i = 0; i < 200; i++) {
            long first = chance.nextLong(from, to);
            long last = Math.min(0xFFFF_FFFFL, first + chance.nextLong(1 << 18));
            int[] seen = seen(table, new AddressRange(true, 0, first, 0, last));
            int[] expected = IntStream.rangeClosed(answer(starts, first), answer(starts, last))
                    .toArray();
            assertThat(Arrays.equals(seen, expected)).isTrue();
        }
    }

    private static void assertPlace(LookupTable table, long[] starts, long address) {
        if (table.ipv4((int) address) != answer(starts, address)) {
            throw new AssertionError("Wrong answer at " + address);
        }
    }

    private static int answer(long[] starts, long address) {
        int found = Arrays.binarySearch(starts, address);
        return found >= 0 ? found + 1 : -1 - found;
    }

    /** What {@link LookupTable#all} sees, runs of one answer once: a table may cut an interval at its chunks' borders. */
    private static int[] seen(LookupTable table, AddressRange range) {
        List<Integer> seen = new ArrayList<>();
        boolean all = table.all(range, answer -> {
            if (seen.isEmpty() || seen.get(seen.size() - 1) != answer) {
                seen.add(answer);
            }
            return true;
        });
        assertThat(all).isTrue();
        return seen.stream().mapToInt(answer -> answer).toArray();
    }

    /** An address as its two halves. */
    record Place(long high, long low) implements Comparable<Place> {
        static final Place END = new Place(-1, -1);

        @Override
        public int compareTo(Place other) {
            return AddressRange.compare(high, low, other.high, other.low);
        }

        AddressRange to(Place last, boolean ipv4) {
            return new AddressRange(ipv4, high, low, last.high, last.low);
        }
    }

    /** Ranges over one another, a later one on top; and ranges to ask for. */
    record Layers(boolean ipv4, List<AddressRange> ranges, List<AddressRange> asked) {

        void check() {
            List<Place> starts = starts();
            LookupTable table = table(starts);
            for (Place place : places(starts)) {
                assertThat(table.answer(ipv4, place.high, place.low))
                        .as("%s", place)
                        .isEqualTo(linear(place));
            }
            for (AddressRange range : asked) {
                assertThat(seen(table, range)).as("%s", range).isEqualTo(touched(starts, range));
                assertThat(stops(table, range)).isEqualTo(1);
            }
        }

        private LookupTable table(List<Place> starts) {
            Intervals intervals = new Intervals(ipv4);
            starts.forEach(start -> intervals.add(start.high, start.low, linear(start)));
            Intervals none = new Intervals(!ipv4);
            return ipv4 ? LookupTable.of(intervals, none) : LookupTable.of(none, intervals);
        }

        /** Where an answer may begin. */
        private List<Place> starts() {
            List<Place> starts = new ArrayList<>(List.of(new Place(0, 0)));
            for (AddressRange range : ranges) {
                starts.add(new Place(range.firstHigh(), range.firstLow()));
                if (!range.endsFamily()) {
                    starts.add(new Place(range.nextHigh(), range.nextLow()));
                }
            }
            return starts.stream().sorted().distinct().toList();
        }

        /** Every start, its neighbours, the ends of its /64, and the edges of the space. */
        private List<Place> places(List<Place> starts) {
            List<Place> places = new ArrayList<>(List.of(new Place(0, 0), last()));
            for (Place start : starts) {
                places.add(start);
                long before = start.low == 0 && !ipv4 ? start.high - 1 : start.high;
                if (start.high != 0 || start.low != 0) {
                    places.add(new Place(before, start.low - 1));
                }
                if (!ipv4) {
                    places.addAll(List.of(new Place(start.high, 0), new Place(start.high, -1)));
                }
            }
            return places;
        }

        private Place last() {
            return ipv4 ? new Place(0, 0xFFFF_FFFFL) : Place.END;
        }

        private int linear(Place place) {
            int answer = 0;
            for (int i = 0; i < ranges.size(); i++) {
                AddressRange range = ranges.get(i);
                boolean holds = AddressRange.compare(range.firstHigh(), range.firstLow(), place.high, place.low) <= 0
                        && AddressRange.compare(place.high, place.low, range.lastHigh(), range.lastLow()) <= 0;
                answer = holds ? i + 1 : answer;
            }
            return answer;
        }

        private int[] touched(List<Place> starts, AddressRange range) {
            Place end = new Place(range.lastHigh(), range.lastLow());
            Place first = new Place(range.firstHigh(), range.firstLow());
            List<Integer> answers = new ArrayList<>(List.of(linear(first)));
            for (Place start : starts) {
                boolean inside = start.compareTo(first) > 0 && start.compareTo(end) <= 0;
                if (inside && answers.get(answers.size() - 1) != linear(start)) {
                    answers.add(linear(start));
                }
            }
            return answers.stream().mapToInt(answer -> answer).toArray();
        }

        /** How many answers a test sees that fails at once. */
        private static int stops(LookupTable table, AddressRange range) {
            int[] seen = {0};
            assertThat(table.all(range, answer -> ++seen[0] < 0)).isFalse();
            return seen[0];
        }
    }
}
