package org.herkomst.connector.resolver.rpsl;

import java.time.LocalDate;
import java.util.List;
import org.herkomst.connector.address.AddressRange;
import org.jspecify.annotations.Nullable;

/**
 * A network's record as its registry has it: {@code inetnum}, {@code inet6num} or ARIN's {@code NetHandle}. Texts have single
 * spaces and at most 1,000 bytes; attributes that name persons are never read.
 *
 * @param range the addresses, not always one block
 * @param status in upper case, such as {@code ASSIGNED PA}; empty where there is none. KRNIC's {@code network-type} stands in for it
 * @param netname a hint only; empty where there is none
 * @param descriptions at most eight {@code descr} lines, or LACNIC's {@code owner}; empty with ARIN, where the name stands in the
 *     organisation's record
 * @param organisation the organisation's handle in upper case: {@code org}, {@code ownerid}, {@code OrgID}
 * @param country two letters; no reliable place
 * @param changed the last change the record tells of, else when it was created
 * @param registry who keeps the record
 */
public record RpslNetwork(
        AddressRange range,
        String status,
        String netname,
        List<String> descriptions,
        @Nullable String organisation,
        @Nullable String country,
        @Nullable LocalDate changed,
        Registry registry) {
    public RpslNetwork {
        descriptions = List.copyOf(descriptions);
    }
}
