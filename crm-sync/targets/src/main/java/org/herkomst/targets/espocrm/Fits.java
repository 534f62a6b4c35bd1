package org.herkomst.targets.espocrm;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;
import org.herkomst.core.record.Rung;
import org.jspecify.annotations.Nullable;

/** How a rung of the ladder is asked for, and whether a record that a search found really fits: searches are wider than that. */
final class Fits {
    private Fits() {}

    /** A search that finds at least the records that fit. */
    static Where search(Rung rung) {
        return Where.all(rung.values().entrySet().stream()
                .map(e -> condition(rung.kind(), e.getKey(), e.getValue()))
                .toList());
    }

    private static Where condition(Rung.Kind kind, String field, String value) {
        return switch (kind) {
            case DOMAIN -> Where.contains(field, host(value));
            case REGISTER_NUMBER -> Where.like(field, spread(number(value)));
            case NAME_PLACE -> Where.like(field, value.strip().split("\\s", 2)[0] + "%");
        };
    }

    /** The same signs with anything in between. */
    private static String spread(String number) {
        return number.chars().mapToObj(Character::toString).collect(Collectors.joining("%", "%", "%"));
    }

    /** Whether all of a rung's values fit. */
    static boolean fits(Rung rung, Found found) {
        return rung.values().entrySet().stream()
                .allMatch(e -> fits(rung.kind(), e.getValue(), found.value(e.getKey())));
    }

    private static boolean fits(Rung.Kind kind, String ours, String theirs) {
        return switch (kind) {
            case DOMAIN -> host(ours).equals(host(theirs));
            case REGISTER_NUMBER -> number(ours).equals(number(theirs));
            case NAME_PLACE -> words(ours).equals(words(theirs));
        };
    }

    /** The host of a domain or a web address, in lower case, without {@code www.}; empty for none. */
    static String host(@Nullable String address) {
        if (address == null) {
            return "";
        }
        var bare = address.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^[a-z]+://", "")
                .replaceFirst("[/?#].*$", "")
                .replaceFirst("^.*@", "")
                .replaceFirst(":\\d*$", "");
        return bare.startsWith("www.") ? bare.substring(4) : bare;
    }

    private static String number(String text) {
        return text.replaceAll("[\\s.\\-]", "").toLowerCase(Locale.ROOT);
    }

    private static String words(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
