package org.herkomst.connector.matomo;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads visits from JSON, field by field; what is not on the list of fields is skipped unread. Used by one thread. */
final class VisitParser {
    private static final int MAX_URL_CHARS = 4096;

    private final VisitFields fields;
    private final FieldNames visitNames = new FieldNames();
    private final FieldNames actionNames = new FieldNames();
    private final char[] url = new char[MAX_URL_CHARS];
    private int urlLength;
    private long serverTime;
    private boolean page;
    private boolean typed;

    VisitParser(VisitFields fields) {
        this.fields = fields;
    }

    /** Reads the object that the parser stands at; absent where it is no visit. */
    @Nullable
    RawVisit read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        RawVisit visit = fields.begin();
        serverTime = 0;
        String name = visitNames.first(parser);
        while (name != null) {
            parser.nextToken();
            field(parser, visit, name);
            name = visitNames.next(parser);
        }
        return fields.end(visit, serverTime);
    }

    private void field(JsonParser parser, RawVisit visit, String name) {
        switch (name) {
            case "idSite" -> visit.site = Json.number(parser);
            case "idVisit" -> visit.id = Json.number(parser);
            case "lastActionTimestamp" -> visit.lastAction = Json.number(parser);
            case "firstActionTimestamp" -> visit.firstAction = Json.number(parser);
            case "serverTimestamp" -> serverTime = Json.number(parser);
            case "actions" -> visit.actions = Json.number(parser);
            case "truncatedActionsCount" -> visit.truncatedActions = Json.number(parser);
            case "goalConversions" -> visit.goals = Json.number(parser);
            case "actionDetails" -> actions(parser, visit);
            default -> text(parser, visit, name);
        }
    }

    private void text(JsonParser parser, RawVisit visit, String name) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            scalar(parser, visit, name);
            return;
        }
        switch (name) {
            case "visitIp" ->
                fields.address(visit, parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            case "referrerType" ->
                fields.referrerType(
                        visit, parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            case "referrerName" ->
                fields.referrerName(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            case "siteName" ->
                fields.siteName(
                        visit, parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            case "browser", "browserName", "deviceType", "operatingSystem", "userAgent" ->
                fields.agent(visit, parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            default -> consent(parser, visit, name);
        }
    }

    private void scalar(JsonParser parser, RawVisit visit, String name) {
        if (name.equals("visitIp")) {
            visit.addressRead = true;
        }
        consent(parser, visit, name);
        parser.skipChildren();
    }

    private void consent(JsonParser parser, RawVisit visit, String name) {
        if (fields.isConsent(name) && parser.currentToken().isScalarValue()) {
            String value = String.valueOf(parser.getValueAsString());
            fields.consent(visit, value.toCharArray(), 0, value.length());
        }
    }

    private void actions(JsonParser parser, RawVisit visit) {
        visit.forgetPages();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                action(parser, visit);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void action(JsonParser parser, RawVisit visit) {
        visit.detailed();
        urlLength = -1;
        page = false;
        typed = false;
        String name = actionNames.first(parser);
        while (name != null) {
            JsonToken token = parser.nextToken();
            if (name.equals("type")) {
                type(parser, token);
            } else if (name.equals("url") && token == JsonToken.VALUE_STRING && (page || !typed)) {
                url(parser);
            } else {
                parser.skipChildren();
            }
            name = actionNames.next(parser);
        }
        if (page) {
            visit.page(urlLength < 0 ? null : fields.pages().read(url, urlLength));
        }
    }

    private void type(JsonParser parser, JsonToken token) {
        typed = true;
        page = token == JsonToken.VALUE_STRING
                && VisitFields.isPageView(
                        parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
        parser.skipChildren();
    }

    private void url(JsonParser parser) {
        urlLength = Math.min(parser.getStringLength(), MAX_URL_CHARS);
        System.arraycopy(parser.getStringCharacters(), parser.getStringOffset(), url, 0, urlLength);
    }
}
