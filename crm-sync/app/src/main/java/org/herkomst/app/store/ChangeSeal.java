package org.herkomst.app.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals of the record of changes: HMAC-SHA256 over a form that can be read in one way only (each part with its length before it, and a
 * word first that says what is sealed). Thread-safe.
 */
final class ChangeSeal {
    private static final String MAC = "HmacSHA256";
    private static final int SHORT = 16;
    private final SecretKeySpec key;
    private final String keyId;

    ChangeSeal(byte[] key) {
        this.key = new SecretKeySpec(key, MAC);
        this.keyId = mac("key").substring(0, SHORT);
    }

    /** Says which key this is without telling it. */
    String keyId() {
        return keyId;
    }

    /** The seal of an entry after one with this seal. */
    String of(String before, AuditEntry e) {
        return mac("entry", before, Long.toString(e.seq()), e.at(), e.who(), e.kind(), e.subject(), e.details());
    }

    ChangeHead sealed(ChangeHead h) {
        return new ChangeHead(h.first(), h.anchor(), h.last(), h.lastSeal(), h.keyId(), of(h));
    }

    boolean fits(ChangeHead head) {
        return of(head).equals(head.seal());
    }

    private String of(ChangeHead h) {
        return mac("head", Long.toString(h.first()), h.anchor(), Long.toString(h.last()), h.lastSeal(), h.keyId());
    }

    /** The seal of a checkpoint. */
    String ofCheckpoint(long last, String lastSeal) {
        return mac("checkpoint", Long.toString(last), lastSeal);
    }

    /** The seal of what was noted of the configuration. */
    String ofNote(String digests) {
        return mac("note", digests);
    }

    /** A short digest of one key of the configuration: tells that a value changed, not what it was. */
    String digest(String name, String value) {
        return mac("configuration", name, value).substring(0, SHORT);
    }

    private String mac(String... parts) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            for (String part : parts) {
                out.writeInt(part.length());
                out.writeChars(part); // not UTF-8: it makes one of several broken characters
            }
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(bytes.toByteArray()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
