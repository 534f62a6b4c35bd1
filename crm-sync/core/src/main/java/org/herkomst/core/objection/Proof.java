package org.herkomst.core.objection;

/** How it was shown that an objection comes from the company itself. */
public enum Proof {
    /** By a link in a mail to an address at the domain. */
    MAIL,
    /** By a TXT record of the domain. */
    DNS,
    /** By a file on the domain's web server. */
    FILE,
    /** A person of the operator looked at it. */
    PERSON
}
