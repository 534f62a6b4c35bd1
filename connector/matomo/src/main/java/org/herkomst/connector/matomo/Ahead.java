package org.herkomst.connector.matomo;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one page ahead, in one daemon thread that does all the work of a feed. Not thread-safe. */
final class Ahead<P> implements AutoCloseable {
    private static final long CLOSE_MILLIS = 100;
    private static final int CLOSE_TRIES = 50;

    private final ExecutorService thread;
    private final Function<FeedPosition, P> reading;
    private final Function<P, Optional<FeedPosition>> after;
    private @Nullable FeedPosition aheadOf;
    private @Nullable Future<P> ahead;

    /**
     * A thread of this name.
     *
     * @param reading reads the page at a position
     * @param after the position after a page; absent where it is the last
     */
    Ahead(String name, Function<FeedPosition, P> reading, Function<P, Optional<FeedPosition>> after) {
        this.reading = reading;
        this.after = after;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread worker = new Thread(task, name);
            worker.setDaemon(true);
            return worker;
        });
    }

    /** The page at the position; the one after it is begun. */
    P read(FeedPosition position) {
        Future<P> begun = ahead;
        Future<P> page =
                begun != null && position.equals(aheadOf) ? begun : thread.submit(() -> reading.apply(position));
        ahead = null;
        P read = await(page);
        after.apply(read).ifPresent(next -> {
            aheadOf = next;
            ahead = thread.submit(() -> reading.apply(next));
        });
        return read;
    }

    /** Runs something else in the feed's thread. */
    <T> T call(Callable<T> task) {
        return await(thread.submit(task));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SourceException known) {
                throw new SourceException(known.fault(), known.example());
            }
            throw new IllegalStateException("A page of visits could not be read", failed.getCause());
        } catch (InterruptedException | CancellationException stopped) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Reading visits was stopped", stopped);
        }
    }

    /** Ends the thread. It is told again and again, because a library may swallow an interrupt; what still doesn't stop ends with its request's time-out. */
    @Override
    public void close() {
        try {
            boolean ended = false;
            for (int i = 0; i < CLOSE_TRIES && !ended; i++) {
                thread.shutdownNow();
                ended = thread.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
