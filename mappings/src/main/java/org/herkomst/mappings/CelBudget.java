package org.herkomst.mappings;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.util.Collection;
import java.util.Map;

/**
 * What one evaluation may cost: each step, and each text and list that it makes, by size. CEL's own limits bound neither the text that
 * loops make nor lists within lists. For one evaluation.
 */
final class CelBudget implements CelEvaluationListener {
    private static final int ALL = 50_000;
    private static final int STEP = 10;
    private static final int MATCH = 2_000;

    private int left = ALL;

    /** Ends an evaluation whose budget is spent; without a stack trace, since nobody looks at it. */
    private static final class SpentException extends RuntimeException {
        private static final long serialVersionUID = 1;

        SpentException() {
            super("spent", null, false, false);
        }
    }

    /** Whether more was asked for than there was. */
    boolean spent() {
        return left < 0;
    }

    @Override
    public void callback(CelExpr expr, Object result) {
        boolean match = expr.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL
                && expr.call().function().equals("matches");
        take(match ? MATCH : STEP);
        charge(result);
    }

    /** The size of a value with all that is in it, as far as there is something left. */
    private void charge(Object value) {
        if (value instanceof String text) {
            take(text.length());
        } else if (value instanceof Collection<?> list) {
            take(1);
            list.forEach(this::charge);
        } else if (value instanceof Map<?, ?> map) {
            take(1);
            map.forEach((key, element) -> {
                charge(key);
                charge(element);
            });
        } else {
            take(1);
        }
    }

    private void take(int cost) {
        left -= cost;
        if (left < 0) {
            throw new SpentException();
        }
    }
}
