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
