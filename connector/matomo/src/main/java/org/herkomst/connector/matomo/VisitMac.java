package org.herkomst.connector.matomo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the keys of visits: HMAC-SHA256 with a key that is kept outside the database. A key begins with a MAC of the visit's group (4,096
 * ids that follow each other), so that visits of one time lie together in a database's index. Used by one thread.
 */
final class VisitMac {
    private static final int KEY_BYTES = 16;
    private static final int GROUP_BYTES = 6;
    private static final int GROUP_BITS = 12;
    private static final int LEAST_SECRET_BYTES = 32;

    private final Mac mac;
    private final byte[] visitLabel;
    private final byte[] groupLabel;
    private final byte[] versionLabel = "version\0".getBytes(StandardCharsets.UTF_8);
    private final ByteBuffer numbers = ByteBuffer.allocate(2 * Long.BYTES);
    private byte[] group = new byte[0];
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
        byte[] key = Arrays.copyOf(group(visit.id >>> GROUP_BITS, site), KEY_BYTES);
        System.arraycopy(digest, 0, key, GROUP_BYTES, KEY_BYTES - GROUP_BYTES);
        mac.update(versionLabel);
        mac.update(key);
        long version = ByteBuffer.wrap(digest(visit.lastAction, visit.actions)).getLong();
        LocalDate day = visit.day(ZoneOffset.UTC);
        return new VisitRef(HexFormat.of().formatHex(key), version, day);
    }

    private byte[] group(long number, String site) {
        if (number != groupNumber || !site.equals(groupSite)) {
            mac.update(groupLabel);
            mac.update(site.getBytes(StandardCharsets.UTF_8));
            group = Arrays.copyOf(digest(number, 0), GROUP_BYTES);
            groupNumber = number;
            groupSite = site;
        }
        return group;
    }

    private byte[] digest(long first, long second) {
        numbers.clear();
        numbers.putLong(first).putLong(second);
        mac.update(numbers.array());
        return mac.doFinal();
    }
}
