package org.herkomst.connector.resolver;

/** Why an address names no company. */
public enum NoCompany {
    /** Private, shared, loopback or link-local space. */
    PRIVATE,
    /** The analytics platform masked the address and the whole block is not one company's. */
    MASKED,
    /** A known crawler or monitoring network. */
    BOT,
    /** An internet provider's or a mobile network's pool. */
    ISP,
    /** A data centre, cloud, VPN or relay. */
    HOSTING,
    /** Two companies fit equally well. */
    AMBIGUOUS,
    /** A company is named, but not surely enough. */
    LOW_CONFIDENCE,
    /** No input says anything of it. */
    UNKNOWN
}
