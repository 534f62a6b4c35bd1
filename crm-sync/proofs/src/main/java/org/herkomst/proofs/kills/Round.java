package org.herkomst.proofs.kills;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.herkomst.proofs.recovery.Found;
import org.herkomst.sandbox.hubspot.FaultScript;
import org.jspecify.annotations.Nullable;

/** One round: a command that is killed, perhaps a second kill in the recovery, then runs until all is done. For one thread. */
final class Round {
    private static final Duration LONGEST_UNTIL_DELIVERY = Duration.ofSeconds(25);
    private static final Set<String> WRITES = Set.of("batch/upsert", "batch/update", "batch/archive");

    private final Plan plan;
    private final Stage stage;
    private final Stages stages;
    private final List<String> faults = new ArrayList<>();
    private final List<Instant> kills = new ArrayList<>();

    Round(Plan plan, Stage stage, Stages stages) {
        this.plan = plan;
        this.stage = stage;
        this.stages = stages;
    }

    /**
     * What is to happen.
     *
     * @param scenario what goes on at the kill
     * @param kill the kill
     * @param again a second kill, of the first sync after it
     * @param elsewhere whether the killed process is to look like one of another machine; on PostgreSQL
     * @param idle whether one more run in the end must have nothing to do
     */
    record Plan(Scenario scenario, Kill kill, @Nullable Kill again, boolean elsewhere, boolean idle) {}

    /**
     * What came of it.
     *
     * @param found what the CRM has in the end
     * @param firstDelivery longest time from a kill to the first write after it; empty where nothing was left to write
     * @param faults what doesn't hold, in words
     */
    record Outcome(Found found, Optional<Duration> firstDelivery, List<String> faults) {}

    Outcome run() {
        Scenario scenario = plan.scenario();
        arrange();
        strike(plan.kill(), scenario.task());
        afterwards();
        if (scenario.task() != Task.SYNC) {
            recover(scenario.task());
        }
        if (plan.again() != null) {
            strike(plan.again(), Task.SYNC);
        }
        recover(Task.SYNC);
        if (plan.idle()) {
            faults.addAll(new Recovery(stage).idle());
        }
        return outcome();
    }

    private void arrange() {
        Scenario scenario = plan.scenario();
        if (scenario.start() == Start.HALF_WAY) {
            requireSent();
        }
        scenario.before().forEach(this::recover);
        scenario.fault().ifPresent(fault -> stage.crm().faults().next("batch/upsert", 1, fault));
        if (scenario == Scenario.MEANWHILE) {
            stage.crm().when(FaultScript.ANY, 1, () -> stage.herkomst().must(Task.OPT_OUT_SENT.words(stage.truth())));
        }
    }

    private void afterwards() {
        stage.crm().faults().clear();
        if (plan.scenario() == Scenario.SENT) {
            requireSent();
        }
        if (plan.elsewhere()) {
            stages.pretendElsewhere(stage);
        }
        plan.scenario().after().forEach(this::recover);
    }

    /** What is to be taken back must be there first. */
    private void requireSent() {
        for (int company : plan.scenario().gone()) {
            if (stage.crm().account().company("name", Cast.name(company)).isEmpty()) {
                faults.add(Cast.name(company) + " is not in the CRM, so there is nothing to take back");
            }
        }
    }

    private void strike(Kill kill, Task task) {
        String fault = kill.strike(stage, task);
        if (!fault.isEmpty()) {
            faults.add(fault);
        }
        kills.add(Instant.now());
    }

    private void recover(Task task) {
        faults.addAll(new Recovery(stage).until(task));
    }

    private Outcome outcome() {
        Found found = Cast.compare(stage.crm().account().companies().values(), plan.scenario());
        if (!found.perfect()) {
            faults.add("the CRM ends with " + found);
        }
        stage.crm().log().violations().forEach(v -> faults.add("the CRM was asked wrongly: " + v));
        Optional<Duration> first = kills.stream()
                .map(this::firstDelivery)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        first.filter(took -> took.compareTo(LONGEST_UNTIL_DELIVERY) > 0)
                .ifPresent(took -> faults.add("the first delivery came " + took.toMillis() + " ms after the kill"));
        return new Outcome(found, first, faults);
    }

    private Optional<Duration> firstDelivery(Instant killed) {
        return stage.crm().log().requests().stream()
                .filter(request ->
                        WRITES.contains(request.operation()) && request.at().isAfter(killed))
                .findFirst()
                .map(request -> Duration.between(killed, request.at()));
    }
}
