package org.herkomst.connector.resolver.names;

import java.util.List;
import java.util.regex.Pattern;

/** Customer, order and circuit codes that providers write round a customer's name. */
final class CustomerCodes {
    private static final int TIMESTAMP_DIGITS = 12;
    private static final String LABEL =
            "(?i:customer|client|cust|kunde|kundennr|klant|cliente|account|acct|order|circuit|ckt|ref|id)";
    private static final List<Pattern> LEADING = List.of(
            Pattern.compile("^" + LABEL + "[\\s:#._-]*(?i:id|no|nr)?[\\s:#._-]*\\d+(?:[\\s_:,/-]+|$)"),
            Pattern.compile("^\\d{1,4}-\\d{4,}(?:[\\s_:,-]+|$)"),
            Pattern.compile("^#?\\d{5,}(?:[\\s_:,/-]+|$)"),
            Pattern.compile("^\\p{Lu}{1,8}[_-]?\\d{5,}(?:[\\s_:,/-]+|$)"));
    private static final List<Pattern> TRAILING = List.of(
            Pattern.compile("(?<=\\p{L}|\\p{L}\\.)\\d{" + TIMESTAMP_DIGITS + ",}$"),
            Pattern.compile("[\\s_-]*[(\\[#]\\s*(?:" + LABEL + "[\\s:#._-]*)?\\d{3,}[)\\]]?$"),
            Pattern.compile("[\\s_,-]+" + LABEL + "[\\s:#._-]*(?i:id|no|nr)?[\\s:#._-]*\\d+$"),
            Pattern.compile("[\\s_,-]+\\d{1,4}-\\d{4,}$"),
            Pattern.compile("[\\s_,-]+\\p{Lu}{0,4}\\d{5,}\\p{Lu}{0,2}$"),
            Pattern.compile("(?<=\\p{L}|\\p{L}\\.)\\d{6,}$"));

    /** A company that is called by its number: {@code 1234567 Canada Inc.}, {@code 12345678 LTD}. */
    private static final Pattern NUMBERED = Pattern.compile(
            "\\d{6,10} (?:(?:canada|ontario|quebec|alberta|bc|b\\.c\\.|manitoba|saskatchewan|nova scotia) )?"
                    + "(?:inc|ltd|limited|limit[e\u00E9]e|lt[e\u00E9]e|corp|corporation|ulc)\\.?",
            Pattern.CASE_INSENSITIVE);

    /** One word of letters and then digits: a name and a timestamp where the digits are many, else a code unless the letters are many. */
    private static final Pattern GLUED = Pattern.compile("(\\p{L}+)[_-]?(\\d{5,})");

    private static final int MAX_ROUNDS = 4;

    private CustomerCodes() {}

    /** The text without codes at its ends; what is left may be empty. */
    static String cut(String text) {
        var glued = GLUED.matcher(text);
        if (glued.matches()) {
            int enough = glued.group(2).length() >= TIMESTAMP_DIGITS ? 3 : 6;
            return glued.group(1).length() > enough ? glued.group(1) : "";
        }
        if (NUMBERED.matcher(text).matches()) {
            return text;
        }
        String rest = text;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            String before = rest;
            for (Pattern code : LEADING) {
                rest = code.matcher(rest).replaceFirst("");
            }
            for (Pattern code : TRAILING) {
                rest = code.matcher(rest).replaceFirst("");
            }
            if (rest.equals(before)) {
                break;
            }
        }
        return rest;
    }
}
