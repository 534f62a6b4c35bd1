package org.herkomst.connector.resolver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.address.ClientAddress;
import org.herkomst.connector.resolver.table.LookupTable;
import org.jspecify.annotations.Nullable;

/** Answers from the flattened table. Immutable, so thread-safe; a look-up allocates nothing once its answer was read. */
final class TableResolver implements CompanyResolver {
    private static final Resolution PRIVATE =
            new Resolution.None(NoCompany.PRIVATE, "A private or reserved address; it belongs to no company.");
    private static final Resolution MASKED = new Resolution.None(
            NoCompany.MASKED, "The analytics platform masked the address, and its whole block is not one company's.");

    private final LookupTable table;
    private final AnswerBook answers;
    private final IndexManifest manifest;

    TableResolver(LookupTable table, AnswerBook answers, IndexManifest manifest) {
        this.table = table;
        this.answers = answers;
        this.manifest = manifest;
    }

    @Override
    public Resolution resolve(ClientAddress address) {
        boolean ipv4 = address.isIpv4();
        if (SpecialSpace.isClosed(ipv4, address.high(), address.low())) {
            return PRIVATE;
        }
        return answers.answer(table.answer(ipv4, address.high(), address.low())).resolution();
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
        Owner owner = new Owner();
        boolean one = table.all(block, number -> owner.accepts(answers.answer(number)));
        return one ? owner.company().<Resolution>map(company -> company).orElse(MASKED) : MASKED;
    }

    /** The one company of a whole block, as the part says that is least sure. Lives for one look-up. */
    private static final class Owner {
        private Resolution.@Nullable Company weakest;

        private boolean accepts(Answer answer) {
            if (!(answer.resolution() instanceof Resolution.Company company)) {
                return false;
            }
            if (weakest != null && !same(weakest, company)) {
                return false;
            }
            weakest = weakest == null || company.confidence() < weakest.confidence() ? company : weakest;
            return true;
        }

        private static boolean same(Resolution.Company one, Resolution.Company other) {
            return one.facts().resolverKey().equals(other.facts().resolverKey())
                    || new Named(one.facts(), Grounds.OPERATOR).sameCompany(new Named(other.facts(), Grounds.OPERATOR));
        }

        private Optional<Resolution.Company> company() {
            return Optional.ofNullable(weakest);
        }
    }

    /** The companies that the inputs place on the intervals that a range touches. */
    List<CompanyFacts> companies(AddressRange range) {
        Map<String, CompanyFacts> companies = new LinkedHashMap<>();
        table.all(range, number -> {
            answers.answer(number).companies().forEach(facts -> companies.putIfAbsent(facts.resolverKey(), facts));
            return true;
        });
        return List.copyOf(companies.values());
    }

    @Override
    public IndexManifest manifest() {
        return manifest;
    }
}
