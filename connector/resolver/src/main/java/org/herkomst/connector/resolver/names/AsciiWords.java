package org.herkomst.connector.resolver.names;

import java.util.Optional;

/** {@link NameText#words} for names of printable ASCII, which most are: the same result without a regular expression. Used for one name. */
final class AsciiWords {
    private static final String EDGES = "(),;:\"";

    private final String text;
    private final StringBuilder words;
    private final StringBuilder initials = new StringBuilder();

    private AsciiWords(String text) {
        this.text = text;
        this.words = new StringBuilder(text.length());
    }

    /** The words, or nothing where the name has other characters. */
    static Optional<String> of(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < ' ' || name.charAt(i) > '~') {
                return Optional.empty();
            }
        }
        return Optional.of(new AsciiWords(name).read());
    }

    private String read() {
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf(' ', at);
            end = end < 0 ? text.length() : end;
            if (end > at) {
                token(at, end);
            }
            at = end + 1;
        }
        flush();
        return words.toString();
    }

    private void token(int start, int stop) {
        int from = start;
        int to = stop;
        while (from < to && EDGES.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && EDGES.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (to - from == 2 && text.charAt(from + 1) == '.' && isLetter(text.charAt(from))) {
            initials.append(lower(text.charAt(from)));
            return;
        }
        flush();
        beginWord();
        if (isInitials(from, to)) {
            letters(from, to);
        } else {
            plain(from, to);
        }
    }

    private void flush() {
        if (initials.length() > 0) {
            beginWord();
            words.append(initials);
            initials.setLength(0);
        }
    }

    private void beginWord() {
        if (words.length() > 0 && words.charAt(words.length() - 1) != ' ') {
            words.append(' ');
        }
    }

    /** A letter, letters behind dots or slashes, and dots at the end. */
    private boolean isInitials(int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) == '.') {
            end--;
        }
        boolean initial = (end - from) % 2 == 1 && end - from > 1;
        for (int i = from; initial && i < end; i++) {
            char c = text.charAt(i);
            initial = (i - from) % 2 == 0 ? isLetter(c) : c == '.' || c == '/';
        }
        return initial;
    }

    private void letters(int from, int to) {
        for (int i = from; i < to; i++) {
            if (isLetter(text.charAt(i))) {
                words.append(lower(text.charAt(i)));
            }
        }
    }

    private void plain(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isLetter(c) || (c >= '0' && c <= '9')) {
                words.append(lower(c));
            } else if (c != '\'' && c != '`') {
                beginWord();
            }
        }
        trimEnd();
    }

    private void trimEnd() {
        while (words.length() > 0 && words.charAt(words.length() - 1) == ' ') {
            words.setLength(words.length() - 1);
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
