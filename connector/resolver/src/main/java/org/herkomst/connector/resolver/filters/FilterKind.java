package org.herkomst.connector.resolver.filters;

/** What stands behind the networks of a filter list. */
public enum FilterKind {
    /** Data centres and clouds: mostly machines, but firms that leave through one sit here too. */
    HOSTING,
    /** Exits of VPNs. Free lists know few of them. */
    VPN,
    /** Exits of relays that hide many people, such as iCloud Private Relay. */
    RELAY,
    /** Crawlers, link previews and monitoring services. */
    BOT
}
