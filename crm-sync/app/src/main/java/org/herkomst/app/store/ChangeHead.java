package org.herkomst.app.store;

/**
 * The one row that says where the record of changes begins and ends.
 *
 * @param first number of the first entry that is kept
 * @param anchor seal of the entry before that one
 * @param last number of the last entry
 * @param lastSeal its seal
 * @param keyId which key sealed it
 * @param seal the keyed MAC over all this
 */
record ChangeHead(long first, String anchor, long last, String lastSeal, String keyId, String seal) {
    /** What an empty record's first entry is chained to. */
    static final String NOTHING = "0".repeat(64);

    /** The head of an empty record. */
    static ChangeHead empty(ChangeSeal seal) {
        return seal.sealed(new ChangeHead(1, NOTHING, 0, NOTHING, seal.keyId(), ""));
    }

    /** The same after more entries. */
    ChangeHead upTo(AuditEntry entry) {
        return new ChangeHead(first, anchor, entry.seq(), entry.seal(), keyId, "");
    }

    /** The same after the entries up to this one were removed. */
    ChangeHead after(AuditEntry removed) {
        return new ChangeHead(removed.seq() + 1, removed.seal(), last, lastSeal, keyId, "");
    }
}
