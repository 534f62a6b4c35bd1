package org.herkomst.connector.resolver.rpsl;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a record's values as text, words, handles and dates. */
final class ValueReader {
    private final ValueText texts = new ValueText();

    /** The attribute's first value, or an empty text. */
    String text(RpslObject object, Attribute attribute) {
        int index = object.index(attribute);
        return index < 0 ? "" : text(object, index);
    }

    String text(RpslObject object, int index) {
        object.prepare(index);
        byte[] bytes = object.text(index);
        int start = object.start(index);
        int end = object.end(index);
        if (object.ascii(index)) {
            return ValueText.ascii(bytes, start, end);
        }
        int whole = end - start >= TidyText.VALUE_LIMIT ? ValueText.wholeCharacters(bytes, start, end) : end;
        return texts.decode(bytes, start, whole);
    }

    /** The attribute's first value in upper case, from a small set of texts that are kept; else an empty text. */
    String word(RpslObject object, Attribute attribute) {
        int index = object.index(attribute);
        if (index < 0) {
            return "";
        }
        String known = texts.known(object.text(index), object.start(index), object.end(index));
        if (known != null) {
            return known;
        }
        object.prepare(index);
        return object.ascii(index)
                ? texts.word(object.text(index), object.start(index), object.end(index))
                : text(object, index).toUpperCase(Locale.ROOT);
    }

    /** The handle in upper case, null where there is none. */
    @Nullable
    String handle(RpslObject object, Attribute attribute) {
        String handle = text(object, attribute);
        return handle.isEmpty() ? null : handle.toUpperCase(Locale.ROOT);
    }

    /** Two letters in upper case, else null. */
    @Nullable
    String country(RpslObject object) {
        int index = object.index(Attribute.COUNTRY);
        if (index < 0) {
            return null;
        }
        object.prepare(index);
        byte[] bytes = object.text(index);
        int start = object.start(index);
        int length = object.end(index) - start;
        boolean two = length == 2 || (length > 2 && bytes[start + 2] == ' ');
        return two && letter(bytes[start]) && letter(bytes[start + 1]) ? texts.word(bytes, start, start + 2) : null;
    }

    /** The latest date among the attribute's values. */
    @Nullable
    LocalDate date(RpslObject object, Attribute attribute) {
        if (!object.has(attribute)) {
            return null;
        }
        LocalDate latest = null;
        for (int i = object.index(attribute); i < object.size(); i++) {
            LocalDate date = object.attribute(i) == attribute ? date(object, i) : null;
            latest = latest == null || (date != null && date.isAfter(latest)) ? date : latest;
        }
        return latest;
    }

    private static @Nullable LocalDate date(RpslObject object, int index) {
        object.prepare(index);
        return DateReader.lastWord(object.text(index), object.start(index), object.end(index));
    }

    private static boolean letter(byte letter) {
        int small = letter | 0x20;
        return small >= 'a' && small <= 'z';
    }
}
