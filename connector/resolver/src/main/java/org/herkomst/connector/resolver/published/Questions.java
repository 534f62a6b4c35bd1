package org.herkomst.connector.resolver.published;

import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Asks DNS servers, evenly paced: over UDP, and over TCP again where the answer was cut (RFC 7766). A question without an answer is
 * sent again to the next server, as often as the settings say. Where nothing at all comes back any more, it gives up: the rest isn't
 * sent. Faults are counted, never thrown. Thread-safe.
 */
final class Questions {
    /** After so many questions in a row that nothing came back for, the servers or the network are taken to be gone. */
    static final int MAX_SILENCE = 200;

    private final AtomicInteger silence = new AtomicInteger();
    private final List<InetSocketAddress> servers;
    private final Duration timeout;
    private final int attempts;
    private final Pace pace;
    private final Tally tally;

    Questions(PublishedSettings settings, Pace pace, Tally tally) {
        this.servers = Servers.of(settings.server());
        this.timeout = settings.timeout();
        this.attempts = settings.attempts();
        this.pace = pace;
        this.tally = tally;
    }

    /** The answer; empty where none is to be had. */
    Optional<Reply> ask(String name, int type) throws InterruptedException {
        Name asked;
        try {
            asked = Name.fromString(name, Name.root);
        } catch (TextParseException tooLong) {
            tally.count(PublishedEvent.UNREADABLE);
            return Optional.empty();
        }
        for (int attempt = 0; attempt < attempts && silence.get() < MAX_SILENCE; attempt++) {
            Optional<Message> answer = attempt(servers.get(attempt % servers.size()), asked, type);
            if (answer.isPresent()) {
                return Optional.of(Reply.of(answer.get(), asked, type));
            }
        }
        return Optional.empty();
    }

    private Optional<Message> attempt(InetSocketAddress server, Name asked, int type) throws InterruptedException {
        Optional<Message> answer = send(server, false, asked, type);
        if (answer.isPresent() && answer.get().getHeader().getFlag(Flags.TC)) {
            tally.count(PublishedEvent.TRUNCATED);
            answer = send(server, true, asked, type);
        }
        return answer.filter(this::isAnswer);
    }

    private Optional<Message> send(InetSocketAddress server, boolean tcp, Name asked, int type)
            throws InterruptedException {
        pace.await();
        tally.count(PublishedEvent.QUESTION);
        SimpleResolver way = Servers.way(server, tcp, timeout);
        Message question = Message.newQuery(Record.newRecord(asked, type, DClass.IN));
        try {
            // The library looks at its own time-outs only once a second, when nothing else happens.
            Message answer = way.sendAsync(question).toCompletableFuture().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            silence.set(0);
            return Optional.of(answer);
        } catch (TimeoutException late) {
            tally.count(PublishedEvent.TIME_OUT);
        } catch (ExecutionException broken) {
            tally.count(fault(broken));
        }
        silence.incrementAndGet();
        return Optional.empty();
    }

    private static PublishedEvent fault(ExecutionException broken) {
        return broken.getCause() instanceof SocketTimeoutException
                ? PublishedEvent.TIME_OUT
                : PublishedEvent.UNREADABLE;
    }

    private boolean isAnswer(Message message) {
        int code = message.getRcode();
        if (code == Rcode.SERVFAIL) {
            tally.count(PublishedEvent.SERVER_FAILURE);
        } else if ((code != Rcode.NOERROR && code != Rcode.NXDOMAIN)
                || !message.getHeader().getFlag(Flags.QR)) {
            tally.count(PublishedEvent.REFUSED);
        } else if (isReferral(message)) {
            tally.count(PublishedEvent.LAME);
        } else {
            return true;
        }
        return false;
    }

    private static boolean isReferral(Message message) {
        List<Record> authority = message.getSection(Section.AUTHORITY);
        return message.getRcode() == Rcode.NOERROR
                && message.getSection(Section.ANSWER).isEmpty()
                && !message.getHeader().getFlag(Flags.AA)
                && authority.stream().anyMatch(record -> record.getType() == Type.NS)
                && authority.stream().noneMatch(record -> record.getType() == Type.SOA);
    }
}
