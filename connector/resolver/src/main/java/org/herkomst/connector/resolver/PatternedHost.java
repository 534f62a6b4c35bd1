package org.herkomst.connector.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.herkomst.connector.address.ClientAddress;

/** Whether a host's name is one of many that a provider made: of the address itself, or with a word for a pool. */
final class PatternedHost {
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z]+");
    private static final Pattern SEPARATORS = Pattern.compile("[.-]");
    private static final int FIRST_OCTET = 24;
    private static final int OCTET_BITS = 8;
    private static final int OCTET = 0xFF;

    private PatternedHost() {}

    static boolean is(String host, ClientAddress address) {
        return OperatorNames.hasPoolWord(NO_WORD.matcher(host).replaceAll(" ").strip())
                || (address.isIpv4() ? holdsIpv4(host, address.low()) : holdsIpv6(host, address));
    }

    /** In decimal or hexadecimal digits as one, or two octets or more as numbers of their own. */
    private static boolean holdsIpv4(String host, long address) {
        String joined = SEPARATORS.matcher(host).replaceAll("");
        if (joined.contains(String.format(Locale.ROOT, "%08x", address)) || host.contains(Long.toString(address))) {
            return true;
        }
        List<Integer> octets = new ArrayList<>();
        StringBuilder padded = new StringBuilder();
        for (int shift = FIRST_OCTET; shift >= 0; shift -= OCTET_BITS) {
            int octet = (int) (address >>> shift) & OCTET;
            octets.add(octet);
            padded.append(String.format(Locale.ROOT, "%03d", octet));
        }
        return joined.contains(padded) || countIn(host, octets) > 1;
    }

    private static int countIn(String host, List<Integer> octets) {
        int found = 0;
        Matcher numbers = DIGITS.matcher(host);
        while (numbers.find()) {
            String digits = numbers.group();
            found += digits.length() < 4 && octets.remove(Integer.valueOf(digits)) ? 1 : 0;
        }
        return found;
    }

    /** The half of the address that tells hosts apart, with its noughts or as it is mostly written, without. */
    private static boolean holdsIpv6(String host, ClientAddress address) {
        String joined = SEPARATORS.matcher(host).replaceAll("");
        String full = String.format(Locale.ROOT, "%016x", address.low());
        String groups = full.replaceAll("(....)(?=.)", "$1 ")
                .replaceAll("\\b0+(?=.)", "")
                .replace(" ", "");
        return joined.contains(full) || (groups.length() > 4 && joined.contains(groups));
    }
}
