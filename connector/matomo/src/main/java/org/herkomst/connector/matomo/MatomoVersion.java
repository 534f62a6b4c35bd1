package org.herkomst.connector.matomo;

import tools.jackson.core.JsonParser;

/** Asks for Matomo's version. */
final class MatomoVersion implements Question<String> {
    @Override
    public String method() {
        return "API.getMatomoVersion";
    }

    @Override
    public Form form() {
        return new Form();
    }

    @Override
    public String where() {
        return "version";
    }

    @Override
    public boolean list() {
        return false;
    }

    @Override
    public String read(JsonParser parser) {
        String version = "";
        for (String field = parser.nextName(); field != null; field = parser.nextName()) {
            parser.nextToken();
            if (field.equals("value")) {
                version = String.valueOf(parser.getValueAsString(""));
            }
            parser.skipChildren();
        }
        return version.replaceAll("[^0-9A-Za-z.-]", "");
    }
}
