package org.herkomst.connector.matomo;

import org.herkomst.connector.address.ClientAddress;

/**
 * Which mask an address looks as if it had: Matomo sets the last 1, 2, 3 or 4 bytes of IPv4 to zero, and leaves 64, 48, 24 or 0 bits of
 * IPv6 (measured on 5.1.2).
 */
final class Mask {
    /** The address does not look masked. */
    static final int NONE = -1;

    private Mask() {}

    /** How many bits are known if the address is masked as far as it allows; {@link #NONE} if it can't be. */
    static int knownBits(ClientAddress address) {
        long low = address.low();
        if (address.isIpv4()) {
            return low == 0 ? 0 : (low & 0xFF) != 0 ? NONE : (low & 0xFFFF) != 0 ? 24 : (low & 0xFFFFFF) != 0 ? 16 : 8;
        }
        long high = address.high();
        if (low != 0) {
            return NONE;
        }
        return high == 0 ? 0 : (high & 0xFF_FFFF_FFFFL) == 0 ? 24 : (high & 0xFFFF) == 0 ? 48 : 64;
    }
}
