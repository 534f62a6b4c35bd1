package org.herkomst.app.evaluation;

/** Writes SVG 1.1 element by element; everything that is given is escaped. Not thread-safe. */
final class Svg {
    private final StringBuilder text = new StringBuilder(8192);

    /** An element that others follow inside of; attributes are names and values in turn. */
    Svg open(String element, String... attributes) {
        start(element, attributes);
        text.append(">\n");
        return this;
    }

    Svg close(String element) {
        text.append("</").append(element).append(">\n");
        return this;
    }

    /** An element with nothing inside. */
    Svg empty(String element, String... attributes) {
        start(element, attributes);
        text.append("/>\n");
        return this;
    }

    /** An element with text inside. */
    Svg text(String element, String content, String... attributes) {
        start(element, attributes);
        text.append('>').append(escaped(content));
        return close(element);
    }

    private void start(String element, String... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
    }

    /** Characters that XML 1.0 doesn't allow become blanks. */
    private static String escaped(String content) {
        StringBuilder safe = new StringBuilder(content.length());
        content.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isLegal(c) ? c : ' ');
            }
        });
        return safe.toString();
    }

    private static boolean isLegal(int c) {
        return c == '\n' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || c > 0xFFFF;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
