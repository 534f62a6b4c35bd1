package org.herkomst.connector.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class AddressParserProperties {

    @Property(tries = 500)
    void everyIpv4TextIsReadAsThePlatformReadsIt(@ForAll int bits) throws UnknownHostException {
        String text = InetAddress.getByAddress(
                        ByteBuffer.allocate(4).putInt(bits).array())
                .getHostAddress();

        ClientAddress read = parse(text);

        assertThat(read.isIpv4()).isTrue();
        assertThat((int) read.low()).isEqualTo(bits);
    }

    @Property(tries = 1000)
    void everyIpv6TextIsReadAsThePlatformReadsIt(@ForAll @Size(8) short[] groups, @ForAll byte zeros)
            throws UnknownHostException {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        for (int i = 0; i < 8; i++) {
            bytes.putShort(((zeros >> i) & 1) == 1 ? 0 : groups[i]);
        }
        InetAddress address = InetAddress.getByAddress(bytes.array());
        if (address.getAddress().length == 4) {
            return;
        }
        String full = address.getHostAddress();

        assertSame(parse(full), bytes);
        assertSame(parse(full.toUpperCase(Locale.ROOT)), bytes);
        assertSame(parse(shortened(full)), bytes);
        assertSame(parse(withQuad(full, bytes)), bytes);
    }

    private static String shortened(String full) {
        return full.replaceFirst("(^|:)0(:0)+(:|$)", "::");
    }

    private static String withQuad(String full, ByteBuffer bytes) {
        int cut = full.lastIndexOf(':', full.lastIndexOf(':') - 1) + 1;
        int low = bytes.getInt(12);
        return full.substring(0, cut) + (low >>> 24) + "." + ((low >>> 16) & 255) + "." + ((low >>> 8) & 255) + "."
                + (low & 255);
    }

    private static void assertSame(ClientAddress read, ByteBuffer bytes) {
        assertThat(read.high()).isEqualTo(bytes.getLong(0));
        assertThat(read.low()).isEqualTo(bytes.getLong(8));
    }

    @Property(tries = 3000)
    void whatWeReadThePlatformReadsToo(
            @ForAll @StringLength(max = 24) @CharRange(from = '0', to = '4') @Chars({':', '.', 'a', 'f', '%', ' '})
                    String text)
            throws UnknownHostException {
        var read = ClientAddress.parse(text.toCharArray(), 0, text.length());
        if (read.isPresent()) {
            byte[] platform = InetAddress.getByName(text).getAddress();
            assertThat(platform).hasSize(read.get().isIpv4() ? 4 : 16);
        }
    }

    private static ClientAddress parse(String text) {
        return ClientAddress.parse(text.toCharArray(), 0, text.length()).orElseThrow();
    }
}
