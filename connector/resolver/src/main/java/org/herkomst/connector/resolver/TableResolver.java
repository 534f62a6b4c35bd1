package org.herkomst.connector.resolver;

import java.util.Optional;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.address.ClientAddress;

/** Answers from the flattened table. Immutable, so thread-safe; a look-up allocates nothing. */
final class TableResolver implements CompanyResolver {
    private static final Resolution PRIVATE =
            new Resolution.None(NoCompany.PRIVATE, "A private or reserved address; it belongs to no company.");
    private static final Resolution BOT =
            new Resolution.None(NoCompany.BOT, "The network of a known crawler or monitoring service.");
    private static final Resolution MASKED = new Resolution.None(
            NoCompany.MASKED, "The analytics platform masked the address, and its whole block is not one company's.");

    private final IntervalTable table;
    private final Answer[] answers;
    private final RangeSet bots;
    private final IndexManifest manifest;

    TableResolver(IntervalTable table, Answer[] answers, RangeSet bots, IndexManifest manifest) {
        this.table = table;
        this.answers = answers.clone();
        this.bots = bots;
        this.manifest = manifest;
    }

    @Override
    public Resolution resolve(ClientAddress address) {
        boolean ipv4 = address.isIpv4();
        if (SpecialSpace.isClosed(ipv4, address.high(), address.low())) {
            return PRIVATE;
        }
        Answer answer = answers[table.answer(ipv4, address.high(), address.low())];
        if (!answer.operator() && bots.contains(ipv4, address.high(), address.low())) {
            return BOT;
        }
        return answer.resolution();
    }

    @Override
    public Resolution resolveBlock(ClientAddress masked, int prefixLength) {
        int bits = masked.isIpv4() ? 32 : 128;
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("A prefix length goes from 0 to " + bits);
        }
        AddressRange block = AddressRange.of(masked, prefixLength);
        if (SpecialSpace.isClosed(block)) {
            return PRIVATE;
        }
        return owner(block).<Resolution>map(company -> company).orElse(MASKED);
    }

    /** The one company of the whole block, as the part says that is least sure. */
    private Optional<Resolution.Company> owner(AddressRange block) {
        boolean bot = bots.overlaps(block);
        Resolution.Company weakest = null;
        for (int number : table.answers(block)) {
            Answer answer = answers[number];
            if (!(answer.resolution() instanceof Resolution.Company company) || (bot && !answer.operator())) {
                return Optional.empty();
            }
            if (weakest != null && !same(weakest, company)) {
                return Optional.empty();
            }
            weakest = weakest == null || company.confidence() < weakest.confidence() ? company : weakest;
        }
        return Optional.ofNullable(weakest);
    }

    private static boolean same(Resolution.Company one, Resolution.Company other) {
        return new Claim(one.facts(), 1).sameCompany(new Claim(other.facts(), 1));
    }

    /** Everything that the table says of the intervals that a range touches. */
    Answer[] answers(AddressRange range) {
        int[] numbers = table.answers(range);
        Answer[] found = new Answer[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            found[i] = answers[numbers[i]];
        }
        return found;
    }

    @Override
    public IndexManifest manifest() {
        return manifest;
    }
}
