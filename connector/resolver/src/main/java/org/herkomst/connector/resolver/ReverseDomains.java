package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.resolver.names.NameLikeness;

/**
 * Gives a company that an input names without a domain the one that its network's own reverse names have, where just one of them is like
 * the company's name. That says nothing of whether the company is the right one, so it makes no answer surer.
 */
final class ReverseDomains {
    /** By family, then by address. */
    static final Comparator<ReverseName> ORDER = Comparator.comparing(
                    (ReverseName name) -> !name.address().ipv4())
            .thenComparing(ReverseName::address, AddressRange::compareFirst)
            .thenComparing(ReverseName::domain);

    private final Source source;
    private final List<ReverseName> names;

    /** The names in their order. */
    ReverseDomains(Source source, List<ReverseName> names) {
        this.source = source;
        this.names = new ArrayList<>(names);
    }

    /** The claim with the domain, where there is one; a domain goes nowhere where its own input's terms don't let it. */
    Entry completed(Entry entry) {
        if (!entry.names()
                || entry.isOn(Basis.HOLDER)
                || entry.size().compareTo(SizeClass.OFFICE) > 0
                || (entry.source().permitsMarketing() && !source.permitsMarketing())) {
            return entry;
        }
        Named named = (Named) entry.claim();
        if (named.facts().domain() != null) {
            return entry;
        }
        Set<String> domains = alike(named.core(), entry.whole());
        return domains.size() == 1
                ? entry.saying(named.withDomain(domains.iterator().next(), source.within(entry.source())))
                : entry;
    }

    private Set<String> alike(String core, AddressRange range) {
        Set<String> domains = new TreeSet<>();
        for (int i = firstIn(range);
                i < names.size() && range.contains(names.get(i).address());
                i++) {
            String domain = names.get(i).domain();
            String label = domain.substring(0, domain.indexOf('.')).replace('-', ' ');
            if (!domains.contains(domain) && NameLikeness.alike(core, label)) {
                domains.add(domain);
            }
        }
        return domains;
    }

    private int firstIn(AddressRange range) {
        int low = 0;
        int high = names.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            AddressRange address = names.get(middle).address();
            boolean before = address.ipv4() == range.ipv4() ? address.compareFirst(range) < 0 : address.ipv4();
            low = before ? middle + 1 : low;
            high = before ? high : middle;
        }
        return low;
    }
}
