package org.herkomst.connector.resolver.rpsl;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/** Reads the day at the end of a value: {@code 20190304}, {@code 2019-03-04} or {@code 2019-03-04T10:11:12Z}. */
final class DateReader {
    private static final int DIGITS = 8;

    private DateReader() {}

    /** The day that the last word begins with, else null; what stands before it, such as a person's e-mail address, is not looked at. */
    static @Nullable LocalDate lastWord(byte[] bytes, int from, int to) {
        int start = to;
        while (start > from && bytes[start - 1] != ' ') {
            start--;
        }
        int number = 0;
        int digits = 0;
        for (int at = start; at < to && digits < DIGITS; at++) {
            boolean dash = bytes[at] == '-' && (digits == 4 || digits == 6);
            if (dash) {
                continue;
            }
            if (bytes[at] < '0' || bytes[at] > '9') {
                return null;
            }
            number = number * 10 + bytes[at] - '0';
            digits++;
        }
        return digits == DIGITS ? day(number) : null;
    }

    private static @Nullable LocalDate day(int number) {
        int year = number / 10_000;
        int month = number / 100 % 100;
        int day = number % 100;
        boolean valid = year > 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).maxLength();
        boolean leapDay = valid && month == 2 && day == 29;
        return !valid || (leapDay && !Year.isLeap(year)) ? null : LocalDate.of(year, month, day);
    }
}
