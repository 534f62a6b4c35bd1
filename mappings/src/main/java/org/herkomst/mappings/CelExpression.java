package org.herkomst.mappings;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An expression in CEL. A value that is not known stays unknown: {@code &&} and {@code ||} do without it where the other side decides. */
final class CelExpression implements Expression {
    /** Longest text that an expression may give. */
    static final int MAX_RESULT = 10_000;

    private static final Map<CelErrorCode, String> REASONS = Map.of(
            CelErrorCode.DIVIDE_BY_ZERO, "it divides by zero",
            CelErrorCode.NUMERIC_OVERFLOW, "a number becomes too large",
            CelErrorCode.INDEX_OUT_OF_BOUNDS, "a list has no such element",
            CelErrorCode.ITERATION_BUDGET_EXCEEDED, "it takes too many steps",
            CelErrorCode.BAD_FORMAT, "a text can't be read as a number or a time");

    private final String text;
    private final ProfileField.Kind kind;
    private final CelRuntime.Program program;

    CelExpression(String text, ProfileField.Kind kind, CelRuntime.Program program) {
        this.text = text;
        this.kind = kind;
        this.program = program;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public ProfileField.Kind kind() {
        return kind;
    }

    @Override
    public Found in(Map<ProfileField, FieldValue> profile) {
        CelBudget budget = new CelBudget();
        try {
            Object result = program.trace(name -> variable(name, profile), budget);
            return budget.spent() ? tooMuch() : found(result);
        } catch (CelEvaluationException failed) {
            return budget.spent() ? tooMuch() : failure(failed.getErrorCode());
        } catch (RuntimeException failed) {
            return budget.spent() ? tooMuch() : failure(CelErrorCode.INTERNAL_ERROR);
        }
    }

    private static Found tooMuch() {
        return new Found.Failed("the expression takes too many steps or makes too much text");
    }

    private static Found failure(CelErrorCode code) {
        return code == CelErrorCode.ATTRIBUTE_NOT_FOUND
                ? new Found.None()
                : new Found.Failed(
                        "the expression has no result: " + REASONS.getOrDefault(code, "a value doesn't fit"));
    }

    private static Optional<Object> variable(String name, Map<ProfileField, FieldValue> profile) {
        if (name.equals(CelLanguage.PROFILE)) {
            Map<String, Object> all = new HashMap<>();
            profile.forEach((field, value) -> all.put(field.id(), value(value)));
            return Optional.of(all);
        }
        return ProfileField.of(name).map(profile::get).map(CelExpression::value);
    }

    private static Object value(FieldValue value) {
        if (value instanceof FieldValue.Whole whole) {
            return whole.value();
        }
        if (value instanceof FieldValue.Decimal decimal) {
            return decimal.value();
        }
        return value instanceof FieldValue.Flag flag ? flag.value() : value.asText();
    }

    private static Found found(Object result) {
        if (result instanceof CelUnknownSet) {
            return new Found.None();
        }
        if (result instanceof Long whole) {
            return new Found.Value(new FieldValue.Whole(whole));
        }
        if (result instanceof Double decimal) {
            return Double.isFinite(decimal)
                    ? new Found.Value(new FieldValue.Decimal(decimal))
                    : new Found.Failed("the expression has no result: a number becomes too large");
        }
        if (result instanceof Boolean flag) {
            return new Found.Value(new FieldValue.Flag(flag));
        }
        String text = result instanceof Collection<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(ValueType.SEPARATOR))
                : String.valueOf(result);
        return text.length() > MAX_RESULT ? tooMuch() : Found.text(text);
    }
}
