package org.herkomst.core.objection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: objections and the mails that prove them. Calls join the caller's transaction where there is one. Hashes are those of {@link Token}. */
public interface ObjectionStore {

    /** Lines up those who count before they write, until their transaction ends. */
    void lineUp();

    /** Stores an objection; returns its number. */
    long add(Objection objection, String statusHash);

    /** One by number. */
    Optional<Objection> get(long id);

    /** One by the secret of its status link. */
    Optional<Found> find(String statusHash);

    /** The latest, newest first. */
    List<Objection> latest(int limit);

    /** How many holds a domain was given since then. */
    int holds(String domain, Instant since);

    /** Whether a hold of the domain that an objection was given goes on at a time. */
    boolean held(String domain, Instant now);

    /** Moves an open objection on; false where it is settled already. One caller in the world gets true. */
    boolean settle(long id, Settlement settlement);

    /** The opt-outs that an objection has become. */
    void addOptOut(long id, long optOut);

    /** Numbers of the opt-outs that an objection has become. */
    List<Long> optOuts(long id);

    /** Notes that the domain was looked at. */
    void looked(long id, Instant now);

    /** Open objections whose domain was asked to be looked at, and last was before then. */
    List<Objection> toLookAt(Instant lookedBefore, Instant now, int limit);

    /** When mails went to an address, a domain or anybody since then, oldest first. */
    List<Instant> mails(MailTo to, String value, Instant since);

    /** Notes a mail that is to be sent; returns its number. */
    long addMail(Mail mail);

    /** Notes what became of a mail. */
    void mailed(long mail, MailState state);

    /** Takes back the note of a mail that for certain was not sent; its link is void. */
    void unmailed(long mail);

    /** The last mail of an objection. */
    Optional<Mail> lastMail(long objection);

    /** A mail by the hash of its link's token. */
    Optional<Mail> mail(String tokenHash);

    /** Erases mails noted before {@code mails}, and objections whose time has come by {@code now}; returns how many objections. */
    int erase(Instant mails, Instant now, ObjectionRules rules);

    /** Whose mails are counted. */
    enum MailTo {
        ADDRESS,
        DOMAIN,
        ANYBODY
    }

    /** What became of a mail. */
    enum MailState {
        WAITING,
        SENT,
        FAILED
    }

    /**
     * A mail.
     *
     * @param id its number; 0 before it is stored
     * @param objection what it belongs to
     * @param tokenHash hash of its link's token
     * @param address MAC of the address
     * @param domain the address's domain
     * @param askedAt when it was asked for
     * @param state what became of it
     */
    record Mail(
            long id,
            long objection,
            String tokenHash,
            String address,
            String domain,
            Instant askedAt,
            MailState state) {}

    /**
     * An objection that a status link leads to.
     *
     * @param objection the objection
     * @param prover whether the link is of whoever proved it, not only of whoever asked
     */
    record Found(Objection objection, boolean prover) {}

    /**
     * How an objection ends.
     *
     * @param state confirmed or refused
     * @param proof how it was proven
     * @param at when
     * @param proverHash hash of the status link's secret that whoever proved it got, where that is another one
     */
    record Settlement(
            Objection.State state,
            @Nullable Proof proof,
            Instant at,
            @Nullable String proverHash) {}
}
