package org.herkomst.connector.matomo;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Matomo's names of time zones: those of the tz database, and {@code UTC+2} or {@code UTC-9.5} (hours). */
final class ZoneNames {
    private static final Pattern HOURS = Pattern.compile("UTC([+-])(\\d{1,2})(?:[.,](\\d{1,2}))?");
    private static final int SECONDS_AN_HOUR = 3600;

    private ZoneNames() {}

    static Optional<ZoneId> read(String name) {
        String text = name.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher hours = HOURS.matcher(text);
        try {
            return Optional.of(hours.matches() ? offset(hours) : ZoneId.of(text));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static ZoneId offset(Matcher hours) {
        String part = hours.group(3) == null ? "0" : hours.group(3);
        double value = Double.parseDouble(hours.group(2) + "." + part) * SECONDS_AN_HOUR;
        int seconds = (int) Math.round(value);
        return ZoneOffset.ofTotalSeconds(hours.group(1).equals("-") ? -seconds : seconds);
    }
}
