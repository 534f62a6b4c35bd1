package org.herkomst.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.delivery.ClearedForTests;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.mappings.Mapping;

/**
 * What a cell of a grid of answers asks of a target, and what the target last said. An outcome is a letter: D done, R some refused, L some
 * later, P paused.
 */
public final class Dealings {
    private final List<Retraction> retractions = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<Retracted> retracted = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int looks;

    /** Is to take back, later, what was delivered with these receipts. */
    public void takesBack(List<Receipt> delivered, Ownership ownership) {
        delivered.forEach(r -> retractions.add(new Retraction(r.key(), r.targetId(), ownership, null, true)));
    }

    /** Delivers; each look is counted and clears all. */
    public String deliver(CrmTarget with, List<CrmRecord> records) {
        var result = with.deliver(records, this::look);
        receipts.clear();
        receipts.addAll(result.receipts());
        receipts.stream().map(Receipt::problem).filter(Objects::nonNull).forEach(problems::add);
        assertThat(receipts).hasSameSizeAs(records);
        if (result.pause().isPresent()) {
            return "P";
        }
        boolean deferred = receipts.stream().anyMatch(r -> r.verdict() == Verdict.DEFERRED);
        return deferred ? "L" : receipts.stream().allMatch(r -> r.verdict().accepted()) ? "D" : "R";
    }

    private List<Cleared<CrmRecord>> look(List<CrmRecord> records) {
        looks++;
        return ClearedForTests.LOOK.look(records);
    }

    /** Takes back. */
    public String withdraw(CrmTarget with, Mapping mapping) {
        var result = with.withdraw(retractions, mapping);
        retracted.clear();
        retracted.addAll(result.receipts());
        retracted.stream().map(Retracted::problem).filter(Objects::nonNull).forEach(problems::add);
        assertThat(retracted).hasSameSizeAs(retractions);
        if (result.pause().isPresent()) {
            return "P";
        }
        List<Outcome> outcomes = retracted.stream().map(Retracted::outcome).toList();
        return outcomes.contains(Outcome.DEFERRED) ? "L" : outcomes.contains(Outcome.REFUSED) ? "R" : "D";
    }

    /** Whoever is refused, or waits, is told why. */
    public void refusalsSayWhy() {
        receipts.stream()
                .filter(r -> !r.verdict().accepted())
                .forEach(r -> assertThat(r.problem()).isNotNull());
        retracted.stream()
                .filter(r -> r.outcome() == Outcome.DEFERRED || r.outcome() == Outcome.REFUSED)
                .forEach(r -> assertThat(r.problem()).isNotNull());
    }

    /** What the last delivery said. */
    public List<Receipt> receipts() {
        return receipts;
    }

    /** The same of those that were accepted. */
    public List<Receipt> accepted() {
        return receipts.stream().filter(r -> r.verdict().accepted()).toList();
    }

    /** What the last taking back said. */
    public List<Retracted> retracted() {
        return retracted;
    }

    /** All that it said so far of what went wrong. */
    public List<Problem> problems() {
        return problems;
    }

    /** How often a target looked before it wrote. */
    public int looks() {
        return looks;
    }
}
