package org.herkomst.connector.matomo;

/** What can be wrong with a source: code, whose fault it is, and the cure. Each has a message and a code of its own. */
public enum SourceFault {
    TOKEN_REFUSED(
            "HK-SRC-001",
            Category.AUTH,
            "Matomo refused the token",
            "Make a new token in Matomo (Administration > Personal > Security), set it, then run check. The refused one is not tried again: Matomo locks out after 20 refusals."),
    NO_VIEW_RIGHT(
            "HK-SRC-002",
            Category.AUTH,
            "The token has no view right on a site",
            "Give the token's user view access to the site in Matomo, or take the site out of sites."),
    ANONYMOUS_TOKEN(
            "HK-SRC-003",
            Category.AUTH,
            "The token is the anonymous one, whose answers hold no addresses",
            "Use the token of a user with view access."),
    ADMIN_ONLY(
            "HK-SRC-004",
            Category.AUTH,
            "The token's user lacks a right for this call",
            "Use the token of a user with view access."),
    SITE_UNKNOWN("HK-SRC-005", Category.CONFIG, "Matomo does not know a site", "Check the numbers in sites."),
    VISITS_LOG_OFF(
            "HK-SRC-006",
            Category.CONFIG,
            "The visits log of a site is switched off",
            "Switch it on in Matomo (the site's settings, Live), or take the site out of sites."),
    METHOD_UNKNOWN(
            "HK-SRC-007",
            Category.SCHEMA,
            "Matomo does not know a method",
            "Check that url points at Matomo 4.3 or later and that the Live plugin is active."),
    PLUGIN_OFF(
            "HK-SRC-008",
            Category.CONFIG,
            "A Matomo plugin is not active",
            "Activate the Live and SitesManager plugins in Matomo."),
    QUERY_LIMIT(
            "HK-SRC-009",
            Category.RATE,
            "Matomo stopped a query that took too long",
            "Run again; if it persists raise live_query_max_execution_time in Matomo."),
    MEMORY(
            "HK-SRC-010",
            Category.RATE,
            "Matomo ran out of memory even for the smallest page",
            "Raise memory_limit of PHP to 256M or more."),
    DATABASE_DOWN(
            "HK-SRC-011", Category.NETWORK, "Matomo's database is down", "Start it, then run again: nothing is lost."),
    MAINTENANCE(
            "HK-SRC-012", Category.NETWORK, "Matomo is in maintenance", "Run again when it is over: nothing is lost."),
    RATE_LIMITED("HK-SRC-013", Category.RATE, "Matomo said too many requests", "Run again later, or less often."),
    LOCKED_OUT(
            "HK-SRC-014",
            Category.AUTH,
            "Matomo has locked this machine out after too many refused tokens",
            "Wait an hour, set a good token, then run check."),
    UNREACHABLE(
            "HK-SRC-015", Category.NETWORK, "Matomo can't be reached", "Check url, network, proxy and certificate."),
    TIMEOUT(
            "HK-SRC-016",
            Category.NETWORK,
            "Matomo did not answer in time",
            "Run again; if it persists look at Matomo's load."),
    SERVER_ERROR(
            "HK-SRC-017",
            Category.NETWORK,
            "Matomo answered with a server error",
            "Look into Matomo's own log, then run again."),
    NOT_MATOMO(
            "HK-SRC-018",
            Category.CONFIG,
            "The answer is not Matomo's JSON",
            "Check url: it must be Matomo's base address, without index.php and without a sign-in page before it."),
    BAD_REQUEST(
            "HK-SRC-019",
            Category.SCHEMA,
            "Matomo did not take a request of ours",
            "Please report this with Matomo's version."),
    BAD_VISIT(
            "HK-SRC-020",
            Category.RECORD,
            "A visit in the answer can't be read",
            "The visit was left out; the others were taken."),
    TOKEN_MISSING(
            "HK-SRC-021",
            Category.AUTH,
            "There is no token for Matomo",
            "Make one in Matomo (Administration > Personal > Security) and set token."),
    NO_SITE_VISIBLE(
            "HK-SRC-022",
            Category.AUTH,
            "The token may view no site at all",
            "Give the token's user view access to the sites in Matomo, and check that the token is complete."),
    URL_REFUSED(
            "HK-SRC-023",
            Category.CONFIG,
            "The address of Matomo can't be used as it is",
            "Set url to http(s)://host/path alone: no user, no token, no question mark. The token goes into token."),
    SITE_MISSING(
            "HK-SRC-024",
            Category.CONFIG,
            "Matomo did not see which site was meant",
            "Check the numbers in sites; a proxy that drops the request's body causes this too."),
    METHOD_MISSING(
            "HK-SRC-025",
            Category.CONFIG,
            "Matomo did not see which method was meant",
            "Check that no proxy or redirect before Matomo cuts off what follows the question mark."),
    SEGMENT_REFUSED(
            "HK-SRC-026",
            Category.SCHEMA,
            "Matomo does not take the segment for late visits",
            "Visits that Matomo recorded late are not found; check the version of Matomo (4.3 or later)."),
    DATE_REFUSED(
            "HK-SRC-027",
            Category.SCHEMA,
            "Matomo did not take a date of ours",
            "Please report this with Matomo's version."),
    FORMAT_REFUSED(
            "HK-SRC-028",
            Category.SCHEMA,
            "Matomo does not offer its answers as JSON",
            "Check that no plugin or proxy takes format=json out of the request."),
    SIGN_IN_PAGE(
            "HK-SRC-029",
            Category.CONFIG,
            "A sign-in page answered instead of Matomo's API",
            "Let this machine reach Matomo's index.php without a sign-in before it (single sign-on, basic authentication)."),
    HOST_UNKNOWN(
            "HK-SRC-040",
            Category.NETWORK,
            "The host name of Matomo is not known",
            "Check the host in url and this machine's name server."),
    TLS_FAULT(
            "HK-SRC-041",
            Category.NETWORK,
            "The encrypted connection to Matomo failed",
            "Check the certificate of the host in url; add a private authority to Java's trust store."),
    ANSWER_CUT(
            "HK-SRC-042",
            Category.NETWORK,
            "Matomo's answer broke off or is garbled",
            "Run again; if it persists look into Matomo's own log and at the proxies before it."),
    ANSWER_TOO_LARGE(
            "HK-SRC-043",
            Category.RATE,
            "Matomo's answer is too large even for the smallest page",
            "Look for visits with very many actions in Matomo."),
    EMPTY_ANSWER(
            "HK-SRC-044",
            Category.NETWORK,
            "Matomo answered with nothing",
            "Look into Matomo's own log (PHP may have stopped), then run again."),
    GATEWAY(
            "HK-SRC-045",
            Category.NETWORK,
            "The web server before Matomo gave up waiting",
            "Run again; if it persists raise the time-outs of the proxy and of PHP."),
    REDIRECTED(
            "HK-SRC-046",
            Category.CONFIG,
            "The address of Matomo leads elsewhere",
            "Set url to the final address (https, the right host); the token is not sent after a redirect."),
    NOT_FOUND(
            "HK-SRC-047",
            Category.CONFIG,
            "There is no Matomo at this address",
            "Check the path in url: index.php of Matomo must lie right below it."),
    ZONE_UNKNOWN(
            "HK-SRC-048",
            Category.CONFIG,
            "The time zone of a site is not known",
            "Days are counted in UTC; set the site's time zone in Matomo."),
    PROXY_SUSPECTED(
            "HK-SRC-049",
            Category.CONFIG,
            "More than half of a site's visits come from one address: it looks like a proxy's",
            "Set proxy_client_headers in Matomo's config.ini.php, so that it records the visitors' own addresses."),
    SECOND_CROWDED(
            "HK-SRC-050",
            Category.RECORD,
            "Matomo does not page by time here: its visits were read by their numbers",
            "Nothing to do: no visit was lost, reading was slower."),
    ORDER_IGNORED(
            "HK-SRC-051",
            Category.SCHEMA,
            "Matomo ignores how its visits are asked for, so some may be missing",
            "Check that no proxy or plugin changes requests to Matomo."),
    FOLDER_MISSING("HK-SRC-030", Category.CONFIG, "The export folder can't be read", "Create it or correct folder."),
    BAD_LINE(
            "HK-SRC-031",
            Category.RECORD,
            "A line of an export can't be read",
            "Look at the line; the others were taken."),
    BROKEN_FILE(
            "HK-SRC-032",
            Category.RECORD,
            "An export file is broken",
            "Export it again; what could be read was taken."),
    FILE_GROWING(
            "HK-SRC-033",
            Category.RECORD,
            "An export file is still being written",
            "It is read in the next run, once unchanged for 10 seconds.");

    /** Whose fault it is, in the words of the run report. */
    public enum Category {
        CONFIG,
        AUTH,
        SCHEMA,
        RECORD,
        RATE,
        NETWORK
    }

    private final String code;
    private final Category category;
    private final String message;
    private final String action;

    SourceFault(String code, Category category, String message, String action) {
        this.code = code;
        this.category = category;
        this.message = message;
        this.action = action;
    }

    /** Stable code, such as {@code HK-SRC-001}. */
    public String code() {
        return code;
    }

    /** Whose fault. */
    public Category category() {
        return category;
    }

    /** What is wrong, in one sentence. */
    public String message() {
        return message;
    }

    /** What to do. */
    public String action() {
        return action;
    }
}
