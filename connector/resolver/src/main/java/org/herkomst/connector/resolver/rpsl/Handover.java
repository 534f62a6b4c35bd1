package org.herkomst.connector.resolver.rpsl;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream in a thread of its own, which also inflates it, a few buffers ahead of the caller. {@link #close()} ends the thread
 * and the stream, however far it was read. For one caller's thread.
 */
final class Handover implements AutoCloseable {
    private static final int CHUNKS = 4;

    private final InputStream stream;
    private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(CHUNKS + 1);
    private final BlockingQueue<Chunk> free = new ArrayBlockingQueue<>(CHUNKS);
    private final Chunk end = new Chunk(0);
    private final Thread thread = new Thread(this::fill, "rpsl-inflater");
    private @Nullable Throwable fault;

    private Handover(InputStream stream, int chunkBytes) {
        this.stream = stream;
        for (int i = 0; i < CHUNKS; i++) {
            free.add(new Chunk(chunkBytes));
        }
        thread.setDaemon(true);
    }

    static Handover start(InputStream stream, int chunkBytes) {
        Handover handover = new Handover(stream, chunkBytes);
        handover.thread.start();
        return handover;
    }

    /**
     * The next piece, null behind the last; give it back when done.
     *
     * @throws IOException what the stream threw, behind all that it gave before
     */
    @Nullable
    Chunk next() throws IOException, InterruptedException {
        Chunk chunk = full.take();
        if (chunk != end) {
            return chunk;
        }
        full.add(end);
        if (fault instanceof IOException broken) {
            throw broken;
        }
        if (fault != null) {
            throw new IllegalStateException("The reading thread failed", fault);
        }
        return null;
    }

    void giveBack(Chunk chunk) {
        free.add(chunk);
    }

    private void fill() {
        try {
            boolean more = true;
            while (more) {
                more = fillOne(free.take());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (Throwable broken) { // handed over: the caller must hear of it, whatever it is
            fault = broken;
        }
        full.add(end);
    }

    /** Hands over what could be read, also before a fault; false at the stream's end. */
    private boolean fillOne(Chunk chunk) throws IOException {
        chunk.empty();
        try {
            while (chunk.room() > 0) {
                int read = stream.read(chunk.bytes(), chunk.length(), chunk.room());
                if (read < 0) {
                    return false;
                }
                chunk.grow(read);
            }
            return true;
        } finally {
            full.add(chunk);
        }
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        stream.close();
    }
}
