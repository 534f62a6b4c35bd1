package org.herkomst.connector.matomo;

import java.util.Locale;
import java.util.regex.Pattern;

/** Crawlers and monitors that Matomo still hands on, known by what calls itself a browser or a device. Used by one thread. */
final class BotWords {
    private static final Pattern WORDS =
            Pattern.compile("(?<!cu)bot(?![a-z])|bot/|crawler|spider|headless|lighthouse|pingdom|uptime|statuscake"
                    + "|gtmetrix|phantomjs|selenium|puppeteer|playwright|slurp|site24x7|datadog|synthetic|python-requests|urllib|curl/"
                    + "|^curl|wget|go-http-client|okhttp|httpclient|libwww|scrapy|page ?speed|monitoring");

    private final TextCache<Boolean> cache = new TextCache<>(1024);

    boolean in(char[] text, int offset, int length) {
        Boolean known = cache.get(text, offset, length);
        if (known == null) {
            String lower = new String(text, offset, length).toLowerCase(Locale.ROOT);
            known = WORDS.matcher(lower).find();
            cache.put(text, offset, length, known);
        }
        return known;
    }
}
