package org.herkomst.core.audit;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One entry of the record of changes.
 *
 * @param at when
 * @param who who did it: {@code cli:USER}, {@code page}, {@code domain}, {@code serve}, {@code upkeep}, {@code target:NAME} or {@code run:ID}
 * @param kind what kind of change
 * @param subject what it is about: the number of an opt-out, of an objection on the page or of a withdrawal, the key of a company, or the version of a configuration
 * @param details what else is to be known, as text by name; never an address, a token or a person's name
 */
public record Change(Instant at, String who, Kind kind, String subject, SortedMap<String, String> details) {
    public Change {
        details = new TreeMap<>(details);
    }

    /** Kinds of change. */
    public enum Kind {
        /** Somebody asked for an opt-out on the page; nothing was proven yet. */
        OPT_OUT_REQUESTED,
        /** A link that proves such a request was mailed. */
        OPT_OUT_PROOF_MAILED,
        /** Such a request was proven, or accepted by a person. */
        OPT_OUT_PROVEN,
        /** A person refused such a request. */
        OPT_OUT_REFUSED,
        /** An opt-out holds from now on. */
        OPT_OUT_CONFIRMED,
        /** A domain is held for a short time, until its owner has proven the request. */
        OPT_OUT_HELD,
        /** An opt-out was taken back. */
        OPT_OUT_REMOVED,
        /** A company is to be taken back from the CRMs. */
        WITHDRAWAL_REQUESTED,
        /** A CRM's part of a withdrawal came a step further: the receipt. */
        WITHDRAWAL_DONE,
        /** A person ruled a company out, or took that back. */
        COMPANY_RULED,
        /** A person muted a page group, or took that back. */
        PAGES_RULED,
        /** The configuration is another one than before. */
        CONFIGURATION_CHANGED,
        /** The record begins, with or without entries of a time before seals. */
        RECORD_BEGUN,
        /** Entries that had their time were removed from the record's front. */
        RECORD_SHORTENED,
        /** A person accepted a record that was not as it was left. */
        RECORD_ACCEPTED
    }
}
