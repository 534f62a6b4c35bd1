package org.herkomst.targets.espocrm;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Plain text as EspoCRM's Markdown shows it unchanged. EspoCRM replaces {@code & < > " ' ` =} by entities itself before it reads the
 * Markdown, so a backslash before one of these would show; and it reads {@code @name} as a call to a user, which an invisible sign stops.
 */
final class Markdown {
    private static final Pattern INLINE = Pattern.compile("[\\\\*_\\[\\]~]");
    private static final Pattern STARTS = Pattern.compile("^([#+-]|\\d{1,9}(?=[.)]))");
    private static final Pattern ADDRESS = Pattern.compile("(https?://|ftp://|www\\.)\\S+", Pattern.CASE_INSENSITIVE);
    private static final String INVISIBLE = "\u200B";

    private Markdown() {}

    /** The text as it is to be sent. */
    static String of(String text) {
        return text.lines().map(line -> line(line.strip())).collect(Collectors.joining("\n"));
    }

    /** Addresses become links, in which a backslash would be a part of the address. */
    private static String line(String line) {
        var escaped = new StringBuilder();
        var from = 0;
        var addresses = ADDRESS.matcher(line);
        while (addresses.find()) {
            escaped.append(inline(line.substring(from, addresses.start()))).append(addresses.group());
            from = addresses.end();
        }
        escaped.append(inline(line.substring(from)));
        var start = STARTS.matcher(escaped);
        return start.find()
                ? start.replaceFirst(
                        found -> found.group().matches("\\d+") ? found.group() + "\\\\" : "\\\\" + found.group())
                : escaped.toString();
    }

    private static String inline(String text) {
        return INLINE.matcher(text)
                .replaceAll(found -> "\\\\" + java.util.regex.Matcher.quoteReplacement(found.group()))
                .replace("@", "@" + INVISIBLE);
    }

    /** What a text that was sent says, for a search in it. */
    static String plain(String text) {
        return text.replace("\\", "").replace(INVISIBLE, "");
    }
}
