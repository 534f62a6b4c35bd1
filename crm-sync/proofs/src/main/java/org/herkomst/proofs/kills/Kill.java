package org.herkomst.proofs.kills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.herkomst.proofs.kills.agent.Spot;

/** A way to kill a process of the application. */
interface Kill {
    /** The fault of a kill that came when the process had ended. */
    String TOO_LATE = "the process had ended before it was killed";

    /** Starts a command and kills it. The fault, in words; empty when it was killed where it should be. */
    String strike(Stage stage, Task task);

    /** At a place of its code, by the agent. */
    record AtSpot(AgentJar agent, Spot spot, Path hits) implements Kill {
        private static final long LONGEST_SECONDS = 120;
        private static final int KILLED = 137;

        @Override
        public String strike(Stage stage, Task task) {
            Process process = stage.herkomst().start(List.of(agent.flag(spot, hits)), task.words(stage.truth()));
            boolean ended = ends(process, TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));
            if (!ended) {
                end(process);
                return "the process hangs";
            }
            if (!reached()) {
                return "the run never came to the place; it ended with " + process.exitValue();
            }
            return process.exitValue() == KILLED ? "" : "the killed process ends with " + process.exitValue();
        }

        private boolean reached() {
            try {
                return Files.exists(hits) && Files.readAllLines(hits).contains(spot.toString());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** By {@code kill -9} after a time. */
    record After(long millis) implements Kill {
        @Override
        public String strike(Stage stage, Task task) {
            Process process = stage.herkomst().start(task.words(stage.truth()));
            if (ends(process, millis)) {
                return TOO_LATE;
            }
            end(process);
            return "";
        }
    }

    private static boolean ends(Process process, long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            end(process);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a command ran", stopped);
        }
    }

    private static void end(Process process) {
        process.destroyForcibly().onExit().join();
    }
}
