package org.herkomst.proofs.faults;

import java.io.IOException;
import java.util.function.Consumer;
import org.herkomst.proofs.faults.agent.FileAgent;

/** A fault that waits among a thread's calls to files: of the index, the keys, and of H2, whose file grows with each commit. */
final class FileTrap {
    private FileTrap() {}

    /** Sets one for the calls of this thread, in the place of any other. */
    static void set(Trap trap, boolean writesOnly) {
        Thread thread = Thread.currentThread();
        Consumer<String> hook = call -> {
            boolean counts = Thread.currentThread() == thread && (!writesOnly || call.equals("write"));
            if (counts && trap.springs()) {
                throw FileTrap.<RuntimeException>unchecked(new IOException("No space left on device"));
            }
        };
        System.getProperties().put(FileAgent.HOOK, hook);
    }

    /** From now on no thread can write. */
    static void full() {
        Consumer<String> hook = call -> {
            if (call.equals("write")) {
                throw FileTrap.<RuntimeException>unchecked(new IOException("No space left on device"));
            }
        };
        System.getProperties().put(FileAgent.HOOK, hook);
    }

    /** No more faults. */
    static void clear() {
        System.getProperties().remove(FileAgent.HOOK);
    }

    /** The changed methods throw it as their own. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
