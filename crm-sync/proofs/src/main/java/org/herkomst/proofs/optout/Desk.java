package org.herkomst.proofs.optout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.proofs.Worker;

/** The desk in the other process, and what it confirmed. Thread-safe: one is asked after the other. */
final class Desk implements AutoCloseable {
    private final Worker worker;
    private final List<Objection> objections = new ArrayList<>();
    private final Set<String> objected = new HashSet<>();

    Desk(Worker worker) {
        this.worker = worker;
        if (!worker.answer().equals("ready")) {
            throw new IllegalStateException("The desk did not start; see desk.err");
        }
    }

    /** When an objection came, seen from the delivery of its company. */
    enum Moment {
        /** While the run was anywhere. */
        ANY,
        /** While the run asked the CRM what it has, before it looked at the register. */
        BEFORE_LOOK,
        /** While the CRM had the request with the company and had not carried it out yet. */
        BEING_SENT
    }

    /**
     * A confirmed opt-out.
     *
     * @param key the company's key
     * @param name its name
     * @param committed when, in microseconds since 1970
     * @param took how long the call took, in microseconds
     */
    record Objection(String key, String name, long committed, long took, Moment moment) {}

    /** Confirms an opt-out; empty where it meets no company, or one that objected before under another name. */
    synchronized Optional<Objection> confirm(String kind, String value, Moment moment) {
        worker.tell(kind + " " + value);
        String[] words = worker.answer().split(" ", 4);
        if (words.length < 4 || !objected.add(words[2])) {
            return Optional.empty();
        }
        Objection objection =
                new Objection(words[2], words[3], Long.parseLong(words[0]), Long.parseLong(words[1]), moment);
        objections.add(objection);
        return Optional.of(objection);
    }

    /** All that were confirmed and met a company. */
    synchronized List<Objection> objections() {
        return List.copyOf(objections);
    }

    /**
     * How taking back stands.
     *
     * @param verified companies of which the second look found nothing
     * @param open others
     * @param longest longest time from the request to that look, in seconds
     */
    record Standing(int verified, int open, double longest) {}

    synchronized Standing standing(Reason reason) {
        worker.tell("done " + reason);
        String[] words = worker.answer().split(" ", -1);
        return new Standing(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Double.parseDouble(words[2]));
    }

    @Override
    public void close() {
        worker.close();
    }
}
