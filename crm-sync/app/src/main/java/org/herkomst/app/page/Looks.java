package org.herkomst.app.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import org.herkomst.core.objection.Objection;
import org.herkomst.core.objection.ObjectionDesk;
import org.herkomst.core.objection.ObjectionStore;

/** Looks at what domains publish: on request, and then every hour as long as the request is open. Few at a time. Thread-safe. */
final class Looks {
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final int AT_ONCE = 4;
    private static final int A_ROUND = 50;

    private final DomainLook look;
    private final ObjectionDesk desk;
    private final ObjectionStore objections;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Looks(DomainLook look, ObjectionDesk desk, ObjectionStore objections, Clock clock) {
        this.look = look;
        this.desk = desk;
        this.objections = objections;
        this.clock = clock;
    }

    /** Looks once, unless it was looked just now or too many look; whatever comes of it stands in the objection. */
    void ask(Objection objection) {
        Instant last = objection.lookedAt();
        Instant now = now();
        if (!objection.provable(now) || (last != null && now.isBefore(last.plus(PAUSE))) || !places.tryAcquire()) {
            return;
        }
        try {
            objections.looked(objection.id(), now);
            look(objection);
        } finally {
            places.release();
        }
    }

    /** Looks again where it was asked for before. */
    void round() {
        Instant now = now();
        for (Objection objection : objections.toLookAt(now.minus(AGAIN), now, A_ROUND)) {
            objections.looked(objection.id(), now);
            look(objection);
        }
    }

    private void look(Objection objection) {
        String domain = objection.named().domain();
        if (domain != null) {
            look.find(domain, objection.challenge()).ifPresent(proof -> desk.prove(objection.id(), proof));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
