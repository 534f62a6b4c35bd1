package org.herkomst.connector.resolver;

/** A claim that a range names nobody, and why. The record that says so is not kept, because it may hold a person's name. */
enum Nobody implements Claim {
    /** A crawler's or a monitoring service's network. */
    BOT(NoCompany.BOT, "The network of a known crawler or monitoring service."),
    /** An exit of a relay, a VPN or the like: whoever is behind it chose not to be seen. */
    RELAY(NoCompany.HOSTING, "The exit of a privacy relay or a VPN; visitors behind it stay unknown."),
    /** A network of a list of data centres and clouds. */
    DATA_CENTRE(NoCompany.HOSTING, "A data centre or hosting provider; visitors behind it stay unknown."),
    /** A pool of addresses that a provider hands out. */
    POOL(NoCompany.ISP, "A pool of addresses that a provider hands out; visitors behind it stay unknown."),
    /** A registry's record that holds only a code or an address. */
    CODE(NoCompany.UNKNOWN, "The registry's record of this range holds a code or an address, but no company's name."),
    /** A registry's record that looks like a person's. */
    PERSON(NoCompany.UNKNOWN, "The registry's record of this range looks like a private person's; it was not kept."),
    /** A registry's record of many equal end users, or of one service at many places. */
    SHARED(NoCompany.ISP, "Many customers of a provider share this range; none of them is named.");

    private final NoCompany why;
    private final String reason;

    Nobody(NoCompany why, String reason) {
        this.why = why;
        this.reason = reason;
    }

    /** Whether this comes from a filter list, which looks at networks of any size and so stands before every other input. */
    boolean isFilter() {
        return this == BOT || this == RELAY || this == DATA_CENTRE;
    }

    Resolution.None answer() {
        return new Resolution.None(why, reason);
    }
}
