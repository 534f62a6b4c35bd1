package org.herkomst.proofs.optout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.herkomst.proofs.Firms;
import org.herkomst.proofs.optout.Desk.Moment;
import org.herkomst.sandbox.hubspot.HubSpotSandbox;
import org.herkomst.sandbox.hubspot.RequestLog.Request;

/** Has companies object while the run goes on: spread over all of it, and at moments that chance would hardly meet. */
final class Objectors {
    private static final int ADOPTIONS = 40;
    private static final List<String> KINDS = List.of("name", "register", "domain");

    private final Desk desk;
    private final Push push;
    private final HubSpotSandbox crm;
    private final Size size;
    private final List<Integer> firms;
    private int next;

    Objectors(Desk desk, Push push, HubSpotSandbox crm, Size size, Random random) {
        this.desk = desk;
        this.push = push;
        this.crm = crm;
        this.size = size;
        this.firms = new ArrayList<>(IntStream.range(0, size.records()).boxed().toList());
        Collections.shuffle(firms, random);
    }

    /** Some object while the CRM has asked or received them; of each record that a person made and we adopt too. */
    void atSpecialMoments() {
        int every = size.batches() / (size.interrupted() + 1);
        for (int i = 1; i <= size.interrupted(); i++) {
            crm.when("batch/upsert", i * every, () -> during("batch/upsert", Moment.BEING_SENT, Size.AT_ONCE));
            // A batch asks twice, also among the archived.
            crm.when("batch/read", 2 * i * every, () -> during("batch/read", Moment.BEFORE_LOOK, Size.AT_ONCE));
        }
        for (int i = 1; i <= ADOPTIONS; i += 2) {
            crm.when("batch/update", i, () -> during("batch/update", Moment.BEING_SENT, 1));
        }
    }

    private void during(String operation, Moment moment, int most) {
        List<Request> requests = crm.log().requests();
        Request latest = requests.stream()
                .filter(request -> request.operation().equals(operation))
                .reduce((before, after) -> after)
                .orElseThrow();
        List<String> keys = new ArrayList<>(Traffic.keys(latest));
        Collections.shuffle(keys, new Random(latest.number()));
        keys.stream().limit(most).forEach(key -> desk.confirm("key", key, moment));
    }

    /** The others, as the run goes on, until it has ended. */
    void throughout() {
        int confirmed = 0;
        while (push.running()) {
            long due = size.steady() * crm.log().count("batch/upsert") / size.batches();
            if (confirmed < Math.min(due, size.steady())) {
                confirmed += one() ? 1 : 0;
            } else {
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    private boolean one() {
        int firm = firms.get(next++);
        String kind = KINDS.get(Firms.hasDomain(firm) ? 2 : firm % 2);
        String value = kind.equals("name")
                ? Firms.name(firm)
                : kind.equals("register") ? Firms.register(firm) : Firms.domain(firm);
        return desk.confirm(kind, value, Moment.ANY).isPresent();
    }
}
