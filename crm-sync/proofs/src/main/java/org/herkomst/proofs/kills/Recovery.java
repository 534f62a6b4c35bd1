package org.herkomst.proofs.kills;

import java.util.ArrayList;
import java.util.List;
import org.herkomst.proofs.HerkomstRun.Ended;
import org.herkomst.proofs.recovery.Sums;
import tools.jackson.databind.JsonNode;

/** Gives a command again until it is done. For one thread. */
final class Recovery {
    private static final int MOST_RUNS = 4;
    /** More where all they say is that another run is going on. */
    private static final int MOST_WAITS = 10;

    private static final int OVERLAP = 4;
    private static final List<String> OPEN = List.of("deferred", "rejected", "conflict", "invalid", "not_sent");
    private final Stage stage;
    private final List<String> faults = new ArrayList<>();

    Recovery(Stage stage) {
        this.stage = stage;
    }

    /** Until it is done; what doesn't hold on the way, in words. */
    List<String> until(Task task) {
        int runs = 0;
        int waits = 0;
        Ended ended = stage.run(task);
        while (!done(task, ended) && runs < MOST_RUNS && waits < MOST_WAITS) {
            if (ended.exit() == OVERLAP) {
                waits++;
            } else {
                runs++;
            }
            ended = stage.run(task);
        }
        check(task, ended);
        return faults;
    }

    private void check(Task task, Ended ended) {
        if (!done(task, ended)) {
            faults.add(task + " was not done in the end, exit " + ended.exit() + " " + errors(ended.json()));
        } else if (task.run()) {
            Sums.open(ended.json()).forEach(sum -> faults.add("a run after it: " + sum));
        }
    }

    /** Companies that nobody can tell apart are left to a person: such a run is done, with exit 1. */
    private static boolean done(Task task, Ended ended) {
        JsonNode report = ended.json();
        if (!task.run()) {
            return ended.exit() == 0;
        }
        boolean all =
                OPEN.stream().allMatch(name -> report.path("writes").path(name).asLong(-1) == 0);
        return all && (ended.exit() == 0 || ended.exit() == 1);
    }

    /** One more run, which must have nothing to do. */
    List<String> idle() {
        Ended ended = stage.run(Task.SYNC);
        long attempted = ended.json().path("writes").path("attempted").asLong(-1);
        return ended.exit() == 0 && attempted == 0
                ? List.of()
                : List.of("one more run ends with " + ended.exit() + " and writes " + attempted);
    }

    private static String errors(JsonNode report) {
        List<String> codes = new ArrayList<>();
        report.path("errors").forEach(error -> codes.add(error.path("code").asString("")));
        return codes.toString();
    }
}
