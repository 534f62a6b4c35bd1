package org.herkomst.connector.address;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * The one type that holds a visitor's address. It lives in memory from the answer's bytes to the look-up in the same step.
 * It has no {@code equals}, is not serialisable, and never shows its value.
 */
public final class ClientAddress {
    private final boolean ipv4;
    private final long high;
    private final long low;

    private ClientAddress(boolean ipv4, long high, long low) {
        this.ipv4 = ipv4;
        this.high = high;
        this.low = low;
    }

    /** An IPv4 address from its 32 bits. */
    public static ClientAddress ofIpv4(int bits) {
        return new ClientAddress(true, 0, Integer.toUnsignedLong(bits));
    }

    /** An IPv6 address from its two halves; an IPv4-mapped one becomes IPv4. */
    public static ClientAddress ofIpv6(long high, long low) {
        boolean mapped = high == 0 && low >>> 32 == 0xFFFFL;
        return mapped ? ofIpv4((int) low) : new ClientAddress(false, high, low);
    }

    /**
     * Reads an address from characters without making a string of it.
     *
     * @return empty where the characters are no address
     */
    public static Optional<ClientAddress> parse(char[] text, int offset, int length) {
        return AddressParser.parse(text, offset, length);
    }

    /** Whether this is an IPv4 address. */
    public boolean isIpv4() {
        return ipv4;
    }

    /** The upper 64 bits of an IPv6 address; 0 for IPv4. */
    public long high() {
        return high;
    }

    /** The lower 64 bits of an IPv6 address; the 32 bits of an IPv4 one. */
    public long low() {
        return low;
    }

    /** Never the value. */
    @Override
    public String toString() {
        return "[address]";
    }

    @JsonValue
    @SuppressWarnings("DoNotCallSuggester") // Jackson calls it, by reflection; it refuses
    Object refuseJson() {
        throw new UnsupportedOperationException("An address is never written");
    }
}
