package org.herkomst.connector.matomo;

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
final class Ahead implements AutoCloseable {
    private static final long CLOSE_SECONDS = 5;

    private final ExecutorService thread;
    private final Function<FeedPosition, VisitPage> reading;
    private @Nullable FeedPosition aheadOf;
    private @Nullable Future<VisitPage> ahead;

    Ahead(String name, Function<FeedPosition, VisitPage> reading) {
        this.reading = reading;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread worker = new Thread(task, name);
            worker.setDaemon(true);
            return worker;
        });
    }

    /** The page at the position; the one after it is begun. */
    VisitPage read(FeedPosition position) {
        Future<VisitPage> begun = ahead;
        Future<VisitPage> page =
                begun != null && position.equals(aheadOf) ? begun : thread.submit(() -> reading.apply(position));
        ahead = null;
        VisitPage read = await(page);
        if (!read.last()) {
            aheadOf = read.next();
            ahead = thread.submit(() -> reading.apply(read.next()));
        }
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

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The thread that reads visits does not stop");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
