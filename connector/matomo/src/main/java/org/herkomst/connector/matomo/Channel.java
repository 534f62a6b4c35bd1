package org.herkomst.connector.matomo;

/** How a visit began, in Matomo's words. The order breaks ties. */
public enum Channel {
    CAMPAIGN,
    SEARCH,
    SOCIAL,
    WEBSITE,
    DIRECT
}
