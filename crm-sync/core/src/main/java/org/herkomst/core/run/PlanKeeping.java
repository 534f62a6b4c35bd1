package org.herkomst.core.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.Ledger.Entry;
import org.herkomst.core.plan.LeftOut;
import org.herkomst.core.plan.PlannedCompany.Made;
import org.herkomst.core.plan.Selection;
import org.herkomst.core.plan.Selection.Standing;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.RecordHash;
import org.jspecify.annotations.Nullable;

/** Keeps a run to its plan, where it has one: what else is due is left, and named. For one comparison. */
final class PlanKeeping {
    private static final int NAMED = 20;

    private final @Nullable Selection plan;
    private final Set<Long> admitted = new HashSet<>();
    private final Map<Standing, List<LeftOut>> left = new EnumMap<>(Standing.class);

    PlanKeeping(@Nullable Selection plan) {
        this.plan = plan;
    }

    /** Whether a company that is due may be sent. */
    boolean admits(long company, CrmRecord record, String hash, @Nullable Entry entry) {
        if (plan == null) {
            return true;
        }
        CompanyKey key = record.key();
        Standing standing = plan.standing(key, made(hash, entry));
        if (standing == Standing.CHOSEN) {
            admitted.add(company);
            return true;
        }
        if (standing != Standing.LATER) {
            left.computeIfAbsent(standing, s -> new ArrayList<>())
                    .add(new LeftOut(key, record.name(), words(standing)));
        }
        return false;
    }

    static Made made(String hash, @Nullable Entry entry) {
        return new Made(hash, RecordHash.of(entry == null ? null : entry.known()));
    }

    /** Whether there is a plan that keeps companies back. */
    boolean bound() {
        return plan != null;
    }

    /** Companies that may be sent. */
    Set<Long> admitted() {
        return admitted;
    }

    List<LeftOut> leftOut() {
        return left.values().stream().flatMap(List::stream).toList();
    }

    /** What was left, a problem for each reason, with the names. */
    List<Problem> problems() {
        return left.entrySet().stream()
                .map(e -> new Problem(
                        code(e.getKey()),
                        Problem.Category.RECORD,
                        e.getValue().size(),
                        words(e.getKey()) + ": " + names(e.getValue()),
                        action(e.getKey())))
                .toList();
    }

    private static String names(List<LeftOut> companies) {
        String names = companies.stream()
                .limit(NAMED)
                .map(c -> c.name() + " " + c.key())
                .collect(Collectors.joining(", "));
        int more = companies.size() - NAMED;
        return more > 0 ? names + " and " + more + " more" : names;
    }

    private static String code(Standing standing) {
        return switch (standing) {
            case CHANGED -> "HK-PLN-001";
            case NOT_PLANNED -> "HK-PLN-002";
            case NOT_TO_BE_SENT, CHOSEN, LATER -> "HK-PLN-003";
        };
    }

    private static String words(Standing standing) {
        return switch (standing) {
            case CHANGED -> "the record is another one than the plan saw, for instance by a visit since";
            case NOT_PLANNED -> "due, but not in the plan";
            case NOT_TO_BE_SENT, CHOSEN, LATER -> "the plan says that it is not sent";
        };
    }

    private static String action(Standing standing) {
        return standing == Standing.NOT_TO_BE_SENT
                ? "Look at the record in the CRM; the plan says why."
                : "Make a new plan; without one, the next run sends it.";
    }
}
