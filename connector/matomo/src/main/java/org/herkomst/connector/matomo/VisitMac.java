package org.herkomst.connector.matomo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.ZoneOffset;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the keys of visits: HMAC-SHA256 with a key that is kept outside the database. A key begins with a MAC of the visit's group (4,096
 * ids that follow each other), so that visits of one time lie together in a database's index. Used by one thread.
 */
final class VisitMac {
    private static final int GROUP_KEY_BITS = 16;
    private static final int VISIT_BITS = Long.SIZE - GROUP_KEY_BITS;
    private static final int GROUP_BITS = 12;
    private static final int LEAST_SECRET_BYTES = 32;

    private final Mac mac;
    private final byte[] visitLabel;
    private final byte[] groupLabel;
    private final byte[] versionLabel = "version\0".getBytes(StandardCharsets.UTF_8);
    private final ZoneDays days = new ZoneDays(ZoneOffset.UTC);
    private final ByteBuffer numbers = ByteBuffer.allocate(2 * Long.BYTES);
    private long group;
    private String groupSite = "";
    private long groupNumber = -1;

    VisitMac(byte[] secret, String source) {
        if (secret.length < LEAST_SECRET_BYTES) {
            throw new IllegalArgumentException("The key of the visits needs at least 32 bytes");
        }
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Java's HmacSHA256 is missing", missing);
        }
        groupLabel = ("group\0" + source + "\0").getBytes(StandardCharsets.UTF_8);
        visitLabel = ("visit\0" + source + "\0").getBytes(StandardCharsets.UTF_8);
    }

    VisitRef ref(RawVisit visit, String site) {
        mac.update(visitLabel);
        mac.update(site.getBytes(StandardCharsets.UTF_8));
        byte[] digest = digest(visit.id, 0);
        long key = group(visit.id >>> GROUP_BITS, site) << VISIT_BITS | first(digest) >>> GROUP_KEY_BITS;
        mac.update(versionLabel);
        mac.update(digest);
        return new VisitRef(key, first(digest(visit.lastAction, visit.actions)), days.of(visit.lastAction));
    }

    private long group(long number, String site) {
        if (number != groupNumber || !site.equals(groupSite)) {
            mac.update(groupLabel);
            mac.update(site.getBytes(StandardCharsets.UTF_8));
            group = first(digest(number, 0));
            groupNumber = number;
            groupSite = site;
        }
        return group;
    }

    private static long first(byte[] digest) {
        return ByteBuffer.wrap(digest).getLong();
    }

    private byte[] digest(long first, long second) {
        numbers.clear();
        numbers.putLong(first).putLong(second);
        mac.update(numbers.array());
        return mac.doFinal();
    }
}
