package org.herkomst.connector.resolver.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.herkomst.connector.address.AddressRange;
import org.herkomst.connector.address.ClientAddress;
import org.herkomst.connector.resolver.published.DomainAnswer.OptOut;
import org.xbill.DNS.Type;

/** Asks one domain: is it there, has it opted out, and only then what its networks are. Used once. */
final class DomainAsking {
    private static final String OPT_OUT_LABEL = "_herkomst.";
    private static final String OPT_OUT = "opt-out";
    private static final int WIDEST_IPV4 = 16;
    private static final int WIDEST_IPV6 = 32;

    private final String domain;
    private final DomainQuestions questions;
    private final OptOutFile file;
    private final Tally tally;

    DomainAsking(String domain, Questions questions, OptOutFile file, Tally tally) {
        this.domain = domain;
        this.questions = new DomainQuestions(domain, questions, tally);
        this.file = file;
        this.tally = tally;
    }

    /** What it publishes; empty where it couldn't be asked. */
    Optional<DomainAnswer> ask() throws InterruptedException {
        Optional<Reply> texts = questions.ask(domain, Type.TXT);
        if (texts.filter(reply -> !reply.exists()).isPresent()) {
            tally.count(PublishedEvent.NO_SUCH_DOMAIN);
            return Optional.of(new DomainAnswer(domain, OptOut.UNSURE, List.of()));
        }
        Optional<Reply> statement =
                texts.isPresent() ? questions.ask(OPT_OUT_LABEL + domain, Type.TXT) : Optional.empty();
        if (statement.isEmpty()) {
            return Optional.empty();
        }
        OptOut optOut =
                statement.get().texts().stream().anyMatch(DomainAsking::isOptOut) ? OptOut.IN_DNS : file.ask(domain);
        if (optOut.isStated()) {
            tally.count(PublishedEvent.OPTED_OUT);
            return Optional.of(new DomainAnswer(domain, optOut, List.of()));
        }
        return networks().map(networks -> new DomainAnswer(domain, optOut, networks));
    }

    /** Whether a text is the word for an opt-out, however it is quoted and spaced. */
    static boolean isOptOut(String text) {
        return text.replaceAll("[\"'\\s\\uFEFF]", "").toLowerCase(Locale.ROOT).equals(OPT_OUT);
    }

    private Optional<List<PublishedNetwork>> networks() throws InterruptedException {
        for (int type : new int[] {Type.MX, Type.A, Type.AAAA}) {
            if (questions.ask(domain, type).isEmpty()) {
                return Optional.empty();
            }
        }
        List<PublishedNetwork> networks = new ArrayList<>(new SpfWalk(domain, questions, tally).networks());
        for (String host : questions.askOwn(domain, Type.MX).exchangers()) {
            add(networks, NetworkSource.MAIL_HOST, questions.addresses(host));
        }
        add(networks, NetworkSource.ADDRESS, questions.addresses(domain));
        if (questions.isIncomplete()) {
            tally.count(PublishedEvent.INCOMPLETE);
        }
        return Optional.of(networks.stream().filter(this::isNarrow).toList());
    }

    private void add(List<PublishedNetwork> networks, NetworkSource source, List<ClientAddress> addresses) {
        for (ClientAddress address : addresses) {
            AddressRange single = AddressRange.of(address, address.isIpv4() ? 32 : 128);
            networks.add(new PublishedNetwork(domain, source, single));
        }
    }

    private boolean isNarrow(PublishedNetwork published) {
        int widest = published.network().ipv4() ? WIDEST_IPV4 : WIDEST_IPV6;
        boolean narrow = NetworkText.prefix(published.network()) >= widest;
        if (!narrow) {
            tally.count(PublishedEvent.TOO_WIDE);
        }
        return narrow;
    }
}
