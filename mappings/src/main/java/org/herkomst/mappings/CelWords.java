package org.herkomst.mappings;

import dev.cel.common.CelIssue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in plain words what CEL finds wrong with an expression. */
final class CelWords {
    private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern NO_FIELD = Pattern.compile("undefined field '([^']*)'.*");
    private static final Pattern MISMATCH = Pattern.compile(
            "found no matching overload for '([^']*)' applied to '(.*?)' \\(candidates.*", Pattern.DOTALL);
    private static final Pattern RESERVED = Pattern.compile("reserved identifier: (.*)");
    private static final Pattern STRAY = Pattern.compile(
            "(?:mismatched input|extraneous input|token recognition error at:|no viable alternative at input) '(.*?)'.*",
            Pattern.DOTALL);
    private static final String CHARACTER = " (character ";
    private static final List<String> FUNCTIONS = List.of(
            "size",
            "startsWith",
            "endsWith",
            "contains",
            "matches",
            "lowerAscii",
            "upperAscii",
            "trim",
            "indexOf",
            "substring",
            "split",
            "string",
            "int",
            "double",
            "has",
            "exists",
            "all",
            "filter",
            "map",
            "true",
            "false");
    private static final Map<String, String> TYPES = Map.of(
            "string", "a text",
            "int", "a whole number",
            "double", "a decimal number",
            "bool", "yes or no",
            "herkomst.Profile", "the whole profile",
            "null_type", "nothing",
            "google.protobuf.Timestamp", "a time",
            "google.protobuf.Duration", "a span of time");

    private CelWords() {}

    static ExpressionException plain(String text, List<CelIssue> issues) {
        CelIssue issue = issues.get(0);
        String message = issue.getMessage();
        int column = issue.getSourceLocation().getColumn() + 1;
        String place = column > 0 ? CHARACTER + column + ")" : "";
        for (CelIssue each : issues) {
            Matcher unknown = UNKNOWN.matcher(each.getMessage());
            if (unknown.matches()) {
                return unknown(unknown.group(1), place(each));
            }
        }
        Matcher field = NO_FIELD.matcher(message);
        if (field.matches()) {
            return unknown(field.group(1), place);
        }
        Matcher mismatch = MISMATCH.matcher(message);
        return mismatch.matches() ? mismatch(mismatch.group(1), mismatch.group(2), place) : syntax(message, place);
    }

    private static String place(CelIssue issue) {
        return CHARACTER + (issue.getSourceLocation().getColumn() + 1) + ")";
    }

    private static ExpressionException unknown(String name, String place) {
        Collection<String> legal = new ArrayList<>(ProfileField.ids());
        legal.addAll(FUNCTIONS);
        return new ExpressionException(
                "there is no \"" + Faults.shown(name) + "\"" + place,
                NearestName.of(name, legal)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse("Legal names: " + String.join(", ", ProfileField.ids())
                                + "; texts stand in quotes within the expression"));
    }

    private static ExpressionException mismatch(String function, String types, String place) {
        String sign = function.replace("_", "").replace("@in", "in").replace("?:", "? :");
        String given = Arrays.stream(types.replaceAll("[()]", "").split(", "))
                .map(CelWords::type)
                .collect(Collectors.joining(" and "));
        String cure = function.equals("_?_:_")
                ? "Let both sides of the : be of one kind"
                : "Convert one of them with string(...), int(...) or double(...)";
        return new ExpressionException("\"" + sign + "\" can't be used with " + given + place, cure);
    }

    private static ExpressionException syntax(String message, String place) {
        Matcher reserved = RESERVED.matcher(message);
        if (reserved.matches()) {
            return new ExpressionException(
                    "\"" + Faults.shown(reserved.group(1)) + "\" is a reserved word" + place, "Use a profile field");
        }
        if (message.contains("recursion limit")) {
            return new ExpressionException(
                    "the expression is nested deeper than " + CelLanguage.MAX_DEPTH + " levels",
                    "Write it more simply");
        }
        Matcher stray = STRAY.matcher(message);
        if (stray.matches() && stray.group(1).equals("<EOF>")) {
            return new ExpressionException(
                    "the expression ends too early", "Look for a missing bracket, quote or value");
        }
        String what =
                stray.matches() ? "\"" + Faults.shown(stray.group(1)) + "\" can't stand here" : Faults.shown(message);
        return new ExpressionException(what + place, "Look at quotes, brackets and operators, as in: visits_30d > 3");
    }

    /** A type of CEL for a person. */
    static String type(String name) {
        return TYPES.getOrDefault(name, name.startsWith("list") ? "a list" : "\"" + Faults.shown(name) + "\"");
    }
}
