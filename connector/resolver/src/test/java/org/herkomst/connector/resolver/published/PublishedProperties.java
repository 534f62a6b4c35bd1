package org.herkomst.connector.resolver.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.resolver.published.DomainAnswer.OptOut;

class PublishedProperties {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    @Property(tries = 12)
    void theOrderOfDomainsDoesNotMatter(@ForAll long seed) {
        try (DnsServer server = new DnsServer()) {
            List<String> domains = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                domains.add("d" + i + ".example");
                server.txt("d" + i + ".example", "v=spf1 ip4:192.0.2." + i);
            }
            PublishedAnswers sorted = PublishedNetworks.ask(domains, server.settings());
            Collections.shuffle(domains, new Random(seed));
            domains.add(domains.get(0));

            assertThat(PublishedNetworks.ask(domains, server.settings())).isEqualTo(sorted);
        }
    }

    @Property(tries = 300)
    void whatIsWrittenIsRead(@ForAll("answers") List<DomainAnswer> answers) {
        PublishedSnapshot snapshot = new PublishedSnapshot(DAY, answers);
        String text = SnapshotText.of(snapshot);

        assertThat(SnapshotText.parse(text.lines().toList(), "x")).isEqualTo(snapshot);
        List<DomainAnswer> reversed = new ArrayList<>(answers);
        Collections.reverse(reversed);
        assertThat(SnapshotText.of(new PublishedSnapshot(DAY, reversed))).isEqualTo(text);
    }

    @Property(tries = 300)
    void everyBlockIsWrittenAndReadAsItself(@ForAll("blocks") AddressRange block) {
        assertThat(NetworkText.read(NetworkText.of(block))).contains(block);
    }

    @Property(tries = 300)
    void sharedIsWhatMeetsAnothersAndNothingElse(@ForAll("answers") List<DomainAnswer> answers) {
        PublishedSnapshot snapshot = new PublishedSnapshot(DAY, answers);
        List<PublishedNetwork> all = answers.stream()
                .flatMap(answer -> answer.networks().stream())
                .sorted(PublishedNetwork.ORDER)
                .toList();
        List<PublishedNetwork> own = all.stream()
                .filter(one -> all.stream()
                        .noneMatch(other -> !other.domain().equals(one.domain())
                                && other.network().overlaps(one.network())))
                .toList();

        assertThat(snapshot.networks(List.of())).isEqualTo(own);
    }

    @Provide
    static Arbitrary<AddressRange> blocks() {
        Arbitrary<AddressRange> ipv4 = Combinators.combine(
                        Arbitraries.longs().between(0, 0xFFFFFFFFL),
                        Arbitraries.integers().between(0, 32))
                .as((low, prefix) -> AddressRange.of(true, 0, low, prefix));
        Arbitrary<AddressRange> ipv6 = Combinators.combine(
                        Arbitraries.longs().between(0x2000_0000_0000_0000L, 0x3FFF_FFFF_FFFF_FFFFL),
                        Arbitraries.longs(),
                        Arbitraries.integers().between(3, 128))
                .as((high, low, prefix) -> AddressRange.of(false, high, low, prefix));
        return Arbitraries.oneOf(ipv4, ipv6);
    }

    /** Few places, so that some meet. */
    private static Arbitrary<AddressRange> near() {
        return Combinators.combine(
                        Arbitraries.longs().between(0xC0000200L, 0xC000023FL),
                        Arbitraries.integers().between(26, 32))
                .as((low, prefix) -> AddressRange.of(true, 0, low, prefix));
    }

    @Provide
    static Arbitrary<List<DomainAnswer>> answers() {
        return Arbitraries.oneOf(blocks(), near())
                .list()
                .ofMaxSize(3)
                .list()
                .ofMaxSize(5)
                .map(lists -> IntStream.range(0, lists.size())
                        .mapToObj(i -> answer("d" + i + ".example", lists.get(i)))
                        .toList());
    }

    private static DomainAnswer answer(String domain, List<AddressRange> blocks) {
        NetworkSource[] sources = NetworkSource.values();
        List<PublishedNetwork> networks = IntStream.range(0, blocks.size())
                .mapToObj(i -> new PublishedNetwork(domain, sources[i % sources.length], blocks.get(i)))
                .toList();
        return new DomainAnswer(domain, blocks.size() == 3 ? OptOut.IN_FILE : OptOut.NONE, networks);
    }
}
