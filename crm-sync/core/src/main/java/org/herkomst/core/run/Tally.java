package org.herkomst.core.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.policy.PrivacyGate.Withheld;
import org.herkomst.core.withdrawal.Reason;

/** What the comparison found; goes into the report only as a whole. */
final class Tally {
    final CompanyCounts counts = new CompanyCounts();
    final Set<Long> met = new HashSet<>();
    final Set<Long> due = new HashSet<>();
    final TreeMap<String, Delivery> fresh = new TreeMap<>(Comparator.naturalOrder());
    private final List<Problem> problems = new ArrayList<>();
    final String runId;
    private final int first;
    /** Companies that the target holds although they may not be pushed any more. */
    final Map<Long, Reason> withdrawn = new TreeMap<>();

    /** Companies that the target may hold and that turn out to be opted out, with the opt-out's number. */
    final Map<Long, Long> objected = new TreeMap<>();

    /** Why a guard stops the run, or would; empty where none does. */
    String guard = "";

    final PlanKeeping plan;
    long creations;
    long invalid;
    private long left;
    long truncated;
    long coerced;
    long activities;
    boolean stopped;

    Tally(String runId, SyncOptions options) {
        this.runId = runId;
        this.first = options.first();
        this.plan = new PlanKeeping(options.plan());
    }

    /** A company that is due is not sent in this run. */
    void leave() {
        left++;
    }

    /** Takes a company back that the target may hold and that is withheld by now, unless it was only muted: that says no more than not to renew it. */
    boolean takeBack(long company, Optional<Withheld> withheld) {
        withheld.filter(why -> why != Withheld.MUTED)
                .ifPresent(why -> withdrawn.put(
                        company, why == Withheld.TERMS_OF_INPUT ? Reason.LICENCE_ENDED : Reason.CORRECTED));
        return withdrawn.containsKey(company);
    }

    void carried(List<Long> companies) {
        counts.carriedOver += companies.size();
        due.addAll(companies);
    }

    /** Keeps a delivery; with {@code --first} only those first in key order. */
    void fresh(Delivery delivery) {
        CompanyKey key = delivery.record().key();
        fresh.put(key.value(), delivery);
        due.add(delivery.company());
        if (first > 0 && fresh.size() > first) {
            due.remove(fresh.pollLastEntry().getValue().company());
            left++;
        }
    }

    void problem(String code, Problem.Category category, String example, String action) {
        problems.add(new Problem(code, category, 1, example, action));
    }

    void into(RunReport report) {
        CompanyCounts to = report.companies;
        to.optedOut = counts.optedOut;
        to.withheld = counts.withheld;
        to.belowThreshold = counts.belowThreshold;
        to.added = counts.added;
        to.changed = counts.changed;
        to.unchanged = counts.unchanged;
        to.carriedOver = counts.carriedOver;
        report.writes.invalid = invalid;
        report.writes.notSent = left;
        report.fields.truncated = truncated;
        report.fields.coerced = coerced;
        report.activities.due = activities;
        problems.forEach(report::add);
        plan.problems().forEach(report::add);
    }
}
