package org.herkomst.connector.matomo;

import java.util.regex.Pattern;

/** Whether a short text may name a person, an id, an address on the network or an e-mail. Rather one star too many than one too few. */
final class PersonalText {
    private static final int LONG_TOKEN = 20;
    private static final int VERY_LONG_TOKEN = 40;
    private static final int MANY_TURNS = 4;
    private static final Pattern SPECIAL = Pattern.compile("[@=&?#<>\"]|\\(at\\)|\\[at\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGITS = Pattern.compile("\\d{4,}");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final Pattern SPREAD_DIGITS = Pattern.compile("\\d{2,}(?:[-. ]\\d{2,}){2,}");
    private static final Pattern DATE = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d[-._]\\d\\d[-._]\\d\\d(?!\\d)");
    private static final Pattern UUID = Pattern.compile(
            "[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUAD =
            Pattern.compile("(?<![0-9])[0-9]{1,3}([-._:x])[0-9]{1,3}\\1[0-9]{1,3}\\1[0-9]{1,3}(?![0-9])");
    private static final Pattern SIX = Pattern.compile(
            "(?<![0-9a-z])[0-9a-f]{1,4}(?:[-:_.]{1,2}[0-9a-f]{1,4}){4,7}(?![0-9a-z])", Pattern.CASE_INSENSITIVE);
    private static final Pattern COLONS = Pattern.compile("[0-9a-f]*:[0-9a-f]*:", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOUBLE_DASH_SIX = Pattern.compile(
            "^[0-9a-f]{1,4}(?:-[0-9a-f]{1,4})+--(?:[0-9a-f]{1,4}(?:-[0-9a-f]{1,4})*)?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{8,}");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private PersonalText() {}

    /** Judges a decoded text. */
    static boolean in(String text) {
        return SPECIAL.matcher(text).find() || number(text) || network(text) || token(text) || PersonLike.test(text);
    }

    private static boolean number(String text) {
        String undated = DATE.matcher(text).replaceAll("");
        return DIGITS.matcher(undated)
                        .results()
                        .anyMatch(run -> !YEAR.matcher(run.group()).matches())
                || SPREAD_DIGITS.matcher(undated).find()
                || UUID.matcher(text).find();
    }

    private static boolean network(String text) {
        return QUAD.matcher(text).find()
                || COLONS.matcher(text).find()
                || SIX.matcher(text).results().anyMatch(run -> hasDigit(run.group()))
                || (DOUBLE_DASH_SIX.matcher(text).find() && hasDigit(text));
    }

    private static boolean token(String text) {
        for (String part : SEPARATORS.split(text, -1)) {
            boolean digit = hasDigit(part);
            boolean hex = HEX.matcher(part).matches() && (digit || part.length() >= 16);
            boolean mixed = part.length() >= LONG_TOKEN && (digit || turns(part) >= MANY_TURNS);
            if (hex || mixed || part.length() >= VERY_LONG_TOKEN) {
                return true;
            }
        }
        boolean cut = text.indexOf(' ') < 0 && text.length() >= LONG_TOKEN;
        return (cut && hasDigit(text) && turns(text) >= 3) || (text.length() >= 12 && turns(text) >= 6);
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    /** How often a lower-case letter or a digit is followed by an upper-case letter. */
    private static int turns(String text) {
        int turns = 0;
        for (int i = 1; i < text.length(); i++) {
            char before = text.charAt(i - 1);
            if (Character.isUpperCase(text.charAt(i)) && (Character.isLowerCase(before) || Character.isDigit(before))) {
                turns++;
            }
        }
        return turns;
    }
}
