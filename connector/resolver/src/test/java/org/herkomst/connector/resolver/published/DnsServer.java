package org.herkomst.connector.resolver.published;

import com.google.common.net.InetAddresses;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A DNS server on the loopback interface, over UDP and TCP, that answers from what it is told, counts what it is asked, and misbehaves on demand. */
final class DnsServer implements AutoCloseable {
    private static final int UDP_BYTES = 512;
    private static final int TTL = 60;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final List<Record> records = new CopyOnWriteArrayList<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final List<String> dropOnce = new CopyOnWriteArrayList<>();

    /** How an answer goes wrong. */
    enum Fault {
        SILENT,
        SERVFAIL,
        REFUSED,
        LAME,
        RUBBISH,
        NO_ANSWER_FLAG
    }

    DnsServer() {
        try {
            tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            udp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        start(this::serveUdp);
        start(this::serveTcp);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "dns-server-of-test");
        thread.setDaemon(true);
        thread.start();
    }

    PublishedSettings settings() {
        return settings(Duration.ofSeconds(10), 1);
    }

    /** The same, twice. */
    PublishedSettings stubborn() {
        return settings(Duration.ofSeconds(10), 2);
    }

    /** The same, without patience. */
    PublishedSettings hasty(int attempts) {
        return settings(Duration.ofMillis(500), attempts);
    }

    private PublishedSettings settings(Duration timeout, int attempts) {
        return new PublishedSettings("127.0.0.1:" + tcp.getLocalPort(), timeout, attempts, 4, 1_000_000, false);
    }

    DnsServer txt(String name, String... strings) {
        return add(new TXTRecord(name(name), DClass.IN, TTL, Arrays.asList(strings)));
    }

    DnsServer mx(String name, String host) {
        return add(new MXRecord(name(name), DClass.IN, TTL, 10, name(host)));
    }

    DnsServer alias(String name, String target) {
        return add(new CNAMERecord(name(name), DClass.IN, TTL, name(target)));
    }

    DnsServer address(String name, String address) {
        InetAddress literal = InetAddresses.forString(address);
        return add(
                literal.getAddress().length == 4
                        ? new ARecord(name(name), DClass.IN, TTL, literal)
                        : new AAAARecord(name(name), DClass.IN, TTL, literal));
    }

    DnsServer fault(String name, int type, Fault fault) {
        faults.put(key(name(name), type), fault);
        return this;
    }

    /** Loses the first question of this kind. */
    DnsServer dropOnce(String name, int type) {
        dropOnce.add(key(name(name), type));
        return this;
    }

    private DnsServer add(Record record) {
        records.add(record);
        return this;
    }

    /** Every question so far, as {@code udp A name}, in no special order between domains. */
    List<String> questions() {
        return new ArrayList<>(questions);
    }

    private static Name name(String text) {
        return Name.fromConstantString(text.endsWith(".") ? text : text + ".");
    }

    private static String key(Name name, int type) {
        return Type.string(type) + " " + name.toString(true).toLowerCase(Locale.ROOT);
    }

    private void serveUdp() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                byte[] answer = answer(Arrays.copyOf(buffer, packet.getLength()), "udp", UDP_BYTES);
                if (answer.length > 0) {
                    udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (SocketException closed) {
                return;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket connection = tcp.accept();
                start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                DataInputStream in = new DataInputStream(connection.getInputStream());
                DataOutputStream out = new DataOutputStream(connection.getOutputStream())) {
            while (true) {
                byte[] question = in.readNBytes(in.readUnsignedShort());
                byte[] answer = answer(question, "tcp", Message.MAXLENGTH);
                if (answer.length > 0) {
                    out.writeShort(answer.length);
                    out.write(answer);
                    out.flush();
                }
            }
        } catch (IOException gone) {
            // The other side has all it wants.
        }
    }

    private byte[] answer(byte[] wire, String way, int maxBytes) throws IOException {
        Message question = new Message(wire);
        Record asked = question.getQuestion();
        String key = key(asked.getName(), asked.getType());
        questions.add(way + " " + key);
        Fault fault = faults.get(key);
        if (fault == Fault.SILENT || dropOnce.remove(key)) {
            return new byte[0];
        }
        if (fault == Fault.RUBBISH) {
            byte[] rubbish = Arrays.copyOf(wire, 40);
            Arrays.fill(rubbish, 2, 40, (byte) 0xFF);
            return rubbish;
        }
        Message answer = new Message(question.getHeader().getID());
        answer.addRecord(asked, Section.QUESTION);
        fill(answer, asked, fault);
        return answer.toWire(maxBytes);
    }

    private void fill(Message answer, Record asked, Fault fault) {
        if (fault != Fault.NO_ANSWER_FLAG) {
            answer.getHeader().setFlag(Flags.QR);
        }
        if (fault == Fault.LAME) {
            Name up = name("example");
            answer.addRecord(new NSRecord(up, DClass.IN, TTL, name("ns.elsewhere.example")), Section.AUTHORITY);
            return;
        }
        if (fault == Fault.SERVFAIL || fault == Fault.REFUSED) {
            answer.getHeader().setRcode(fault == Fault.SERVFAIL ? Rcode.SERVFAIL : Rcode.REFUSED);
            return;
        }
        answer.getHeader().setFlag(Flags.AA);
        find(answer, asked.getName(), asked.getType());
        if (answer.getSection(Section.ANSWER).isEmpty()) {
            boolean exists =
                    records.stream().anyMatch(record -> record.getName().subdomain(asked.getName()));
            answer.getHeader().setRcode(exists ? Rcode.NOERROR : Rcode.NXDOMAIN);
            Name zone = name("example");
            answer.addRecord(new SOARecord(zone, DClass.IN, TTL, zone, zone, 1, TTL, TTL, TTL, TTL), Section.AUTHORITY);
        }
    }

    private void find(Message answer, Name name, int type) {
        for (Record record : records) {
            boolean alias = record.getType() == Type.CNAME && type != Type.CNAME;
            if (record.getName().equals(name) && (record.getType() == type || alias)) {
                answer.addRecord(record, Section.ANSWER);
                if (alias) {
                    find(answer, ((CNAMERecord) record).getTarget(), type);
                }
            }
        }
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
