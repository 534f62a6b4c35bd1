package org.herkomst.connector.resolver.published;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herkomst.connector.address.ClientAddress;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/**
 * A server's answer to a question; an answer that there is nothing is one too.
 *
 * @param owner the name that the records stand at, behind all aliases, in lower case without the last dot
 * @param exists whether the name is there
 * @param records the records of the type asked for
 */
record Reply(String owner, boolean exists, List<Record> records) {
    private static final int MAX_ALIASES = 8;

    static Reply of(Message message, Name asked, int type) {
        List<Record> answer = message.getSection(Section.ANSWER);
        Name owner = asked;
        for (int i = 0; i < MAX_ALIASES; i++) {
            owner = alias(answer, owner);
        }
        Name last = owner;
        List<Record> records = answer.stream()
                .filter(record -> record.getType() == type && record.getName().equals(last))
                .toList();
        return new Reply(host(last), message.getRcode() != Rcode.NXDOMAIN, records);
    }

    /** What a name that isn't asked would answer: nothing. */
    static Reply nothing(String name) {
        return new Reply(name, false, List.of());
    }

    private static Name alias(List<Record> answer, Name owner) {
        return answer.stream()
                .flatMap(record -> record instanceof CNAMERecord alias ? Stream.of(alias) : Stream.of())
                .filter(alias -> alias.getName().equals(owner))
                .map(CNAMERecord::getTarget)
                .findFirst()
                .orElse(owner);
    }

    private static String host(Name name) {
        return name.toString(true).toLowerCase(Locale.ROOT);
    }

    /** The texts of TXT records, each with its strings joined (RFC 7208, section 3.3). */
    List<String> texts() {
        return records.stream()
                .flatMap(record -> record instanceof TXTRecord text ? Stream.of(text) : Stream.of())
                .map(text -> text.getStringsAsByteArrays().stream()
                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                        .collect(Collectors.joining()))
                .sorted()
                .toList();
    }

    /** The hosts of MX records, sorted, without the null MX of RFC 7505. */
    List<String> exchangers() {
        return records.stream()
                .flatMap(record -> record instanceof MXRecord exchanger ? Stream.of(exchanger) : Stream.of())
                .map(exchanger -> host(exchanger.getTarget()))
                .filter(host -> !host.isEmpty())
                .sorted()
                .distinct()
                .toList();
    }

    /** The addresses of A and AAAA records. */
    List<ClientAddress> addresses() {
        return records.stream()
                .flatMap(record -> record instanceof ARecord four
                        ? Stream.of(four.getAddress())
                        : record instanceof AAAARecord six ? Stream.of(six.getAddress()) : Stream.of())
                .map(address -> NetworkText.address(address.getAddress()))
                .toList();
    }
}
