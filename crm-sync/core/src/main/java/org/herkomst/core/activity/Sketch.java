package org.herkomst.core.activity;

import java.util.regex.Pattern;

/**
 * What is left of a text when the CRM's own dress is off: tags, entities, blanks. Two sketches are equal where nobody changed a word, however
 * the CRM keeps the text.
 */
public final class Sketch {
    private static final Pattern TAG = Pattern.compile("<[^>]{0,500}>");
    private static final Pattern ENTITY = Pattern.compile("&#?[A-Za-z0-9]{1,10};");
    private static final Pattern DRESS = Pattern.compile("[\\s\\p{Z}\\p{C}&<>\"'\\\\]+");

    private Sketch() {}

    /** Hash of a text's words; hexadecimal. */
    public static String of(String text) {
        String bare = ENTITY.matcher(TAG.matcher(text).replaceAll("")).replaceAll("");
        return Activity.hash(DRESS.matcher(bare).replaceAll(""));
    }
}
