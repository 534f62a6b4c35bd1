package org.herkomst.proofs.kills.agent;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the application's code, written {@code class#method:enter|exit:n}.
 *
 * @param type the class's full name, as the Java machine writes it ({@code Outer$Inner})
 * @param method the method's name; all methods of the name count
 * @param side which side of the method
 * @param number which call of it, from 1; exits count where they are no exception
 */
public record Spot(String type, String method, Side side, int number) {
    private static final Pattern FORM = Pattern.compile("([\\w.$]+)#(\\w+):(enter|exit):([1-9]\\d{0,5})");

    /** A side of a method. */
    public enum Side {
        /** Before its first statement. */
        ENTER,
        /** When it returns. */
        EXIT
    }

    /** Reads the written form. */
    public static Spot parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No place in code: '" + text + "'; write class#method:enter|exit:n");
        }
        Side side = Side.valueOf(parts.group(3).toUpperCase(Locale.ROOT));
        return new Spot(parts.group(1), parts.group(2), side, Integer.parseInt(parts.group(4)));
    }

    @Override
    public String toString() {
        return type + "#" + method + ":" + side.name().toLowerCase(Locale.ROOT) + ":" + number;
    }
}
