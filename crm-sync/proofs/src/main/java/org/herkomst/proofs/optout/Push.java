package org.herkomst.proofs.optout;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.herkomst.proofs.Worker;

/** The run in its own process: its last looks, and how it ended. Thread-safe. */
final class Push implements AutoCloseable {
    private final Worker worker;
    private final Thread reader;
    private final TreeSet<Long> looks = new TreeSet<>();
    private volatile List<String> ended = List.of();

    Push(Worker worker) {
        this.worker = worker;
        this.reader = new Thread(this::read, "push-reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        for (String line = worker.answer(); !line.isEmpty(); line = worker.answer()) {
            List<String> words = List.of(line.split(" ", -1));
            if (words.get(0).equals("look")) {
                look(Long.parseLong(words.get(1)));
            } else {
                ended = words.subList(1, words.size());
            }
        }
    }

    private synchronized void look(long at) {
        looks.add(at);
    }

    /** When the look began that let a request out that came at this time; both in microseconds. */
    synchronized Optional<Long> lookBefore(long request) {
        return Optional.ofNullable(looks.floor(request));
    }

    boolean running() {
        return reader.isAlive();
    }

    /** What the run's report said: its status, and the numbers of suppressed, of limited calls, of repeated calls, of calls. */
    List<String> ended() {
        return ended;
    }

    @Override
    public void close() {
        worker.close();
    }
}
