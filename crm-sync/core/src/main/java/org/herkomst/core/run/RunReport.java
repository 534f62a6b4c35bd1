package org.herkomst.core.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.herkomst.core.target.Receipt;
import org.jspecify.annotations.Nullable;

/** The counts of one run, which must add up. Mutable, for one thread; {@link #gaps()} tells where they don't. */
public final class RunReport {
    private RunInfo info;
    public @Nullable Instant windowFrom;
    public @Nullable Instant windowTo;
    public final VisitCounts visits = new VisitCounts();
    public final CompanyCounts companies = new CompanyCounts();
    public final WriteCounts writes = new WriteCounts();
    public final FieldCounts fields = new FieldCounts();
    public final ActivityCounts activities = new ActivityCounts();
    public final ApiCounts api = new ApiCounts();
    private final List<Problem> problems = new ArrayList<>();

    /** A report of a run that begins. */
    public RunReport(RunInfo info) {
        this.info = info;
    }

    /** The run. */
    public RunInfo info() {
        return info;
    }

    /** Replaces the run's description. */
    public void info(RunInfo changed) {
        this.info = changed;
    }

    /** Adds a problem; equal codes and actions are joined, their counts added, the first example kept. */
    public void add(Problem problem) {
        for (int i = 0; i < problems.size(); i++) {
            Problem p = problems.get(i);
            if (p.code().equals(problem.code()) && p.action().equals(problem.action())) {
                problems.set(
                        i, new Problem(p.code(), p.category(), p.count() + problem.count(), p.example(), p.action()));
                return;
            }
        }
        problems.add(problem);
    }

    /** Counts what a target said of a record. */
    public void count(Receipt receipt) {
        writes.count(receipt.verdict());
        fields.add(receipt.counts());
        if (receipt.problem() != null) {
            add(receipt.problem());
        }
    }

    /** The problems, in the order of their first sight. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Equations of the contract that don't hold, in words; empty when all hold. */
    public List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        long due = companies.added + companies.changed + companies.carriedOver;
        long settled = writes.attempted() + writes.invalid + writes.suppressed + writes.notSent;
        if (due != settled) {
            gaps.add("new + changed + carried_over = " + due + ", but attempted + invalid + suppressed + not_sent = "
                    + settled);
        }
        return gaps;
    }
}
