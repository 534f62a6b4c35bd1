package org.herkomst.proofs.simulation;

import java.time.Duration;

/** A quiet end: nothing goes wrong any more, and all due work is done. */
final class Rest {
    private static final int ROUNDS = 4;
    private final World world;
    private final Worker worker;
    private final People people;

    Rest(World world, Worker worker, People people) {
        this.world = world;
        this.worker = worker;
        this.people = people;
    }

    void come() {
        // What is under way lands, leases and holds run out.
        pass(Duration.ofMinutes(61));
        settle();
        // Past the account's midnight, when a spent quota is whole again.
        pass(Duration.ofDays(1));
        settle();
        if (world.stage().choices().chance(250)) {
            people.restores(world.crm().account());
        }
        pass(Duration.ofDays(1));
        takeBack();
    }

    private void pass(Duration time) {
        world.stage().pass(time);
    }

    private void settle() {
        worker.run("nightly");
        takeBack();
        // What was taken back is verified a time in flight later, and may be sent again.
        pass(Duration.ofMinutes(16));
        takeBack();
        worker.run("nightly");
    }

    private void takeBack() {
        for (int i = 0; i < ROUNDS; i++) {
            pass(Duration.ofSeconds(11));
            worker.takeBack();
        }
    }
}
