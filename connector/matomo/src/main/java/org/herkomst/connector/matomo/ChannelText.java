package org.herkomst.connector.matomo;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cleans how a visit began: the host of a referring site, or a name that looks like no person, id, e-mail or address. One thread. */
final class ChannelText {
    private static final int MAX_CHARS = 100;
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)+");
    private static final Pattern PIECES = Pattern.compile("[\\s/|,;:]+");

    private final TextCache<Optional<String>> names = new TextCache<>(1024);
    private final TextCache<Optional<String>> hosts = new TextCache<>(1024);

    static Channel channel(char[] text, int offset, int length) {
        if (length == 0) {
            return Channel.DIRECT;
        }
        return switch (text[offset]) {
            case 's' -> length == 6 && text[offset + 1] == 'o' ? Channel.SOCIAL : Channel.SEARCH;
            case 'w' -> Channel.WEBSITE;
            case 'c' -> Channel.CAMPAIGN;
            default -> Channel.DIRECT;
        };
    }

    @Nullable
    String clean(Channel channel, char[] text, int length) {
        if (channel == Channel.DIRECT || length == 0) {
            return null;
        }
        TextCache<Optional<String>> cache = channel == Channel.WEBSITE ? hosts : names;
        Optional<String> known = cache.get(text, 0, length);
        if (known == null) {
            String raw = new String(text, 0, length);
            known = channel == Channel.WEBSITE ? host(raw) : name(raw);
            cache.put(text, 0, length, known);
        }
        return known.orElse(null);
    }

    private static Optional<String> host(String raw) {
        String text = Decoded.of(raw).strip().replaceFirst("^[A-Za-z]+://", "").replaceFirst("[/?#].*$", "");
        String host = text.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        boolean good = host.length() <= MAX_CHARS && HOST.matcher(host).matches() && !PersonalText.in(host);
        for (String label : host.split("\\.", -1)) {
            good &= !PersonalText.in(label);
        }
        return good ? Optional.of(host) : Optional.empty();
    }

    private static Optional<String> name(String raw) {
        String text = Decoded.of(raw).strip();
        boolean personal = text.isEmpty() || PersonalText.in(text);
        for (String piece : PIECES.split(text, -1)) {
            personal |= PersonalText.in(piece);
        }
        return personal ? Optional.empty() : Optional.of(text.substring(0, Math.min(text.length(), MAX_CHARS)));
    }
}
