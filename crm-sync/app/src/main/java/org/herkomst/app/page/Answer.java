package org.herkomst.app.page;

import java.util.Map;

/**
 * What is answered.
 *
 * @param status HTTP status
 * @param type media type of the body
 * @param body the body
 * @param headers further headers
 */
record Answer(int status, String type, String body, Map<String, String> headers) {
    private static final String HTML = "text/html;charset=UTF-8";

    static Answer html(int status, String body) {
        return new Answer(status, HTML, body, Map.of());
    }

    static Answer css(String body) {
        return new Answer(200, "text/css;charset=UTF-8", body, Map.of());
    }

    static Answer seeOther(String location) {
        return new Answer(303, HTML, "", Map.of("Location", location));
    }

    Answer with(String header, String value) {
        Map<String, String> more = new java.util.TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, type, body, more);
    }
}
