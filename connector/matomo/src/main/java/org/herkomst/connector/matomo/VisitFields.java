package org.herkomst.connector.matomo;

import java.nio.CharBuffer;
import java.util.Arrays;
import org.herkomst.connector.address.ClientAddress;
import org.jspecify.annotations.Nullable;

/**
 * Fills a visit from its fields, whatever form they come in. Knows the fields that we read; all others are left unread. Texts come as
 * characters, so that an address never becomes a string. Used by one thread.
 */
final class VisitFields {
    private static final char[] PAGE = "action".toCharArray();

    private final PageText pages;
    private final ChannelText channels = new ChannelText();
    private final BotWords bots = new BotWords();
    private final TextCache<String> siteNames = new TextCache<>(64);
    private final @Nullable String consentField;
    private final String consentValue;
    private char[] referrer = new char[128];
    private int referrerLength;

    VisitFields(VisitRules rules) {
        VisitRules.Consent consent = rules.consent();
        this.pages = new PageText(rules.excludedPageGroups());
        this.consentField = consent == null ? null : "dimension" + consent.dimension();
        this.consentValue = consent == null ? "" : consent.value();
    }

    PageText pages() {
        return pages;
    }

    RawVisit begin() {
        referrerLength = 0;
        RawVisit visit = new RawVisit();
        visit.consent = consentField == null;
        return visit;
    }

    /** Ends the visit; absent where it lacks an id or a time. */
    @Nullable
    RawVisit end(RawVisit visit, long serverTime) {
        if (visit.lastAction <= 0) {
            visit.lastAction = serverTime > 0 ? serverTime : visit.firstAction;
        }
        if (visit.firstAction <= 0) {
            visit.firstAction = visit.lastAction;
        }
        if (visit.id <= 0 || visit.lastAction <= 0) {
            return null;
        }
        visit.channelName = channels.clean(visit.channel, referrer, referrerLength);
        return visit;
    }

    boolean isConsent(String name) {
        return name.equals(consentField);
    }

    void consent(RawVisit visit, char[] text, int offset, int length) {
        visit.consent = consentValue.contentEquals(CharBuffer.wrap(text, offset, length));
    }

    void address(RawVisit visit, char[] text, int offset, int length) {
        visit.addressRead = true;
        visit.address = ClientAddress.parse(text, offset, length).orElse(null);
    }

    void referrerType(RawVisit visit, char[] text, int offset, int length) {
        visit.channel = ChannelText.channel(text, offset, length);
    }

    void referrerName(char[] text, int offset, int length) {
        referrerLength = Math.min(length, 1000);
        if (referrer.length < referrerLength) {
            referrer = new char[referrerLength];
        }
        System.arraycopy(text, offset, referrer, 0, referrerLength);
    }

    void agent(RawVisit visit, char[] text, int offset, int length) {
        if (length > 0 && !visit.bot) {
            visit.bot = bots.in(text, offset, length);
        }
    }

    void siteName(RawVisit visit, char[] text, int offset, int length) {
        String name = siteNames.get(text, offset, length);
        if (name == null) {
            name = new String(text, offset, length);
            siteNames.put(text, offset, length, name);
        }
        visit.siteName = name;
    }

    static boolean isPageView(char[] text, int offset, int length) {
        return Arrays.equals(PAGE, 0, PAGE.length, text, offset, offset + length);
    }
}
