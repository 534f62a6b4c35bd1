package org.herkomst.connector.resolver.published;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.herkomst.connector.address.ClientAddress;
import org.xbill.DNS.Type;

/** The questions about one domain: each is asked once, at most {@value #MAX} of them, and only about names of the domain's own. Not thread-safe. */
final class DomainQuestions {
    private static final int MAX = 60;

    private final String domain;
    private final Questions questions;
    private final Tally tally;
    private final Map<String, Optional<Reply>> asked = new HashMap<>();
    private boolean incomplete;

    DomainQuestions(String domain, Questions questions, Tally tally) {
        this.domain = domain;
        this.questions = questions;
        this.tally = tally;
    }

    /** The answer; empty where none is to be had. */
    Optional<Reply> ask(String name, int type) throws InterruptedException {
        String key = type + " " + name;
        Optional<Reply> known = asked.get(key);
        if (known != null) {
            return known;
        }
        Optional<Reply> reply = asked.size() < MAX ? questions.ask(name, type) : Optional.empty();
        incomplete |= reply.isEmpty();
        asked.put(key, reply);
        return reply;
    }

    /** The answer about a name of the domain's own; nothing where the name, or what it is an alias of, isn't. */
    Reply askOwn(String name, int type) throws InterruptedException {
        if (isForeign(name)) {
            return Reply.nothing(name);
        }
        Reply reply = ask(name, type).orElse(Reply.nothing(name));
        return !reply.records().isEmpty() && isForeign(reply.owner()) ? Reply.nothing(name) : reply;
    }

    private boolean isForeign(String name) {
        boolean foreign = !name.equals(domain) && !name.endsWith("." + domain);
        if (foreign) {
            tally.count(PublishedEvent.FOREIGN);
        }
        return foreign;
    }

    /** Both kinds of addresses of a host of the domain's own. */
    List<ClientAddress> addresses(String host) throws InterruptedException {
        List<ClientAddress> addresses = new ArrayList<>(askOwn(host, Type.A).addresses());
        if (host.equals(domain) || host.endsWith("." + domain)) {
            addresses.addAll(askOwn(host, Type.AAAA).addresses());
        }
        return addresses;
    }

    /** Whether a question had no answer. */
    boolean isIncomplete() {
        return incomplete;
    }
}
