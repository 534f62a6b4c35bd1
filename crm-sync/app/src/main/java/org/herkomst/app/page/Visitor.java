package org.herkomst.app.page;

import java.util.Map;

/**
 * A request to the page, read.
 *
 * @param language language that is answered in
 * @param path path without the base
 * @param fields posted fields
 * @param client what limits tell the client by; only for the length of the request
 * @param crossSite whether the browser says that another site caused it
 */
record Visitor(String language, String path, Map<String, String> fields, String client, boolean crossSite) {

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The path's part at a place, counted from 1. */
    String part(int place) {
        String[] parts = path.split("/", -1);
        return place < parts.length ? parts[place] : "";
    }

    @Override
    public String toString() {
        return "[visitor]";
    }
}
