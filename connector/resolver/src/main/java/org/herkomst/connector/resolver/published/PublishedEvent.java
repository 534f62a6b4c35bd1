package org.herkomst.connector.resolver.published;

/** What is counted while domains are asked. */
public enum PublishedEvent {
    /** A question was sent, repeats included. */
    QUESTION,
    /** A question had no answer in time. */
    TIME_OUT,
    /** The server said that it failed (SERVFAIL). */
    SERVER_FAILURE,
    /** The server refused, or answered with another error. */
    REFUSED,
    /** The server pointed to other servers instead of answering. */
    LAME,
    /** The answer couldn't be read, or the server couldn't be reached. */
    UNREADABLE,
    /** An answer was cut and asked for again over TCP. */
    TRUNCATED,
    /** A domain isn't there (NXDOMAIN); that is an answer. */
    NO_SUCH_DOMAIN,
    /** A domain couldn't be asked. */
    NOT_ASKED,
    /** A domain was answered, but for one of its hosts or records. */
    INCOMPLETE,
    /** A domain has opted out. */
    OPTED_OUT,
    /** An opt-out file couldn't be asked for. */
    NO_OPT_OUT_FILE,
    /** An SPF record has a term that can't be read, asks for more than ten look-ups, or isn't the only one. */
    SPF_FAULT,
    /** A host or record lies with another organisation: not followed. */
    FOREIGN,
    /** A network is wider than a company's: IPv4 wider than /16, IPv6 than /32. */
    TOO_WIDE
}
