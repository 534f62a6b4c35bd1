package org.herkomst.proofs.kills;

/** What is there before the command that is killed. */
enum Start {
    /** Nothing: no database yet. */
    NOTHING,
    /** A database with the opt-out in it. */
    OPTED_OUT,
    /** The same after a run that took the first half of the visits to the CRM. */
    HALF_WAY
}
