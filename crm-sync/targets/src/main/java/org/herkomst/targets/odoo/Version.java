package org.herkomst.targets.odoo;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Odoo's version.
 *
 * @param major its first number
 * @param text as Odoo names it, such as {@code 17.0} or {@code saas~18.2}
 */
record Version(int major, String text) {
    static final int OLDEST = 17;

    /** From here on JSON-2 is there; before, JSON-RPC. */
    private static final int JSON_2 = 19;

    private static final int HAS_ACCESS = 18;
    private static final int ARCHIVES_ACTIVITIES = 18;
    private static final Pattern NUMBER = Pattern.compile("(?:saas[~-])?([0-9]{1,3})");
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9.~+-]{1,40}");

    /**
     * Reads {@code server_version_info}: numbers, but the first of a version between two is a text such as {@code saas~18}.
     *
     * @throws Failure where it isn't Odoo's
     */
    static Version of(JsonNode answer) {
        var first = NUMBER.matcher(answer.path("server_version_info").path(0).asString(""));
        if (!first.matches()) {
            throw Failure.noAnswer();
        }
        var text = answer.path("server_version").asString("");
        return new Version(Integer.parseInt(first.group(1)), TEXT.matcher(text).matches() ? text : first.group(1));
    }

    boolean json2() {
        return major >= JSON_2;
    }

    /** Whether rights are asked by {@code has_access}. */
    boolean hasAccess() {
        return major >= HAS_ACCESS;
    }

    /** Whether an activity that is done is archived; before, it was deleted. */
    boolean archivesActivities() {
        return major >= ARCHIVES_ACTIVITIES;
    }
}
