package org.herkomst.connector.resolver.published;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.address.ClientAddress;
import org.xbill.DNS.Type;

/**
 * Follows a domain's SPF record through its own names, never through another organisation's, with at most ten look-ups
 * (RFC 7208, section 4.6.4). Not thread-safe.
 */
final class SpfWalk {
    private static final int MAX_LOOK_UPS = 10;
    private static final int MAX_EXCHANGERS = 10;
    private static final int MAX_NETWORKS = 500;

    private final String domain;
    private final DomainQuestions questions;
    private final Tally tally;
    private final Set<String> visited = new HashSet<>();
    private final List<PublishedNetwork> found = new ArrayList<>();
    private int lookUps;
    private boolean faulty;

    SpfWalk(String domain, DomainQuestions questions, Tally tally) {
        this.domain = domain;
        this.questions = questions;
        this.tally = tally;
    }

    /** Every network on the way, as it stands there. */
    List<PublishedNetwork> networks() throws InterruptedException {
        follow(domain);
        if (faulty) {
            tally.count(PublishedEvent.SPF_FAULT);
        }
        return found;
    }

    private void follow(String name) throws InterruptedException {
        if (!visited.add(name)) {
            faulty = true;
            return;
        }
        List<String> records = questions.askOwn(name, Type.TXT).texts().stream()
                .filter(SpfRecord::is)
                .toList();
        if (records.size() != 1) {
            faulty |= records.size() > 1;
            return;
        }
        SpfRecord record = SpfRecord.parse(records.get(0));
        faulty |= record.faulty();
        for (SpfTerm term : record.terms()) {
            take(term, name);
        }
    }

    private void take(SpfTerm term, String name) throws InterruptedException {
        if (term.kind().asks() && lookUps++ >= MAX_LOOK_UPS) {
            faulty = true;
            return;
        }
        String host = term.value().isEmpty() ? name : term.value();
        switch (term.kind()) {
            case NETWORK -> AddressRange.parse(term.value()).ifPresent(range -> add(NetworkSource.SPF, range));
            case HOST -> hosts(List.of(host), term);
            case EXCHANGER -> hosts(questions.askOwn(host, Type.MX).exchangers(), term);
            case INCLUDE, REDIRECT -> follow(host);
            default -> {}
        }
    }

    private void hosts(List<String> hosts, SpfTerm term) throws InterruptedException {
        for (String host : hosts.subList(0, Math.min(hosts.size(), MAX_EXCHANGERS))) {
            for (ClientAddress address : questions.addresses(host)) {
                int prefix = address.isIpv4() ? term.prefix4() : term.prefix6();
                add(NetworkSource.SPF_HOST, AddressRange.of(address, prefix));
            }
        }
    }

    private void add(NetworkSource source, AddressRange range) {
        faulty |= found.size() >= MAX_NETWORKS;
        if (found.size() < MAX_NETWORKS) {
            found.add(new PublishedNetwork(domain, source, range));
        }
    }
}
