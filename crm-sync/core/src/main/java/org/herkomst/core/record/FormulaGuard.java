package org.herkomst.core.record;

import java.util.regex.Pattern;

/**
 * Cells of a CSV file that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe in front; reading takes
 * exactly that away, so what is read is what was written.
 */
public final class FormulaGuard {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?");

    /** Also with wide characters, behind blanks and separators, and control characters in front. */
    private static final Pattern FORMULA = Pattern.compile(
            "(?s)[\\t\\r\\n\\x00].*|[\\s;,\"\\u00A0\\u3000]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\u2212].*");

    private FormulaGuard() {}

    /** The cell as it is written. */
    public static String guarded(String cell) {
        return isFormula(cell) ? "'" + cell : cell;
    }

    /** The cell as it was before. */
    public static String plain(String cell) {
        return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String cell) {
        String bare = cell.replaceFirst("^'+", "");
        return FORMULA.matcher(bare).matches() && !NUMBER.matcher(bare).matches();
    }
}
