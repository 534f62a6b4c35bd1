package org.herkomst.proofs.faults;

/** What goes wrong with a request. */
enum HttpFault {
    /** The connection breaks; nothing was done. */
    RESET,
    /** The request was carried out, and the connection breaks before the answer. */
    ANSWER_LOST,
    /** Status 500; nothing was done. */
    ERROR,
    /** It was carried out, and half of the answer comes. */
    HALF,
    /** From here on nobody listens. */
    GONE
}
