package org.herkomst.proofs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The application as a child process, by the command that users give ({@code crm-sync/bin/herkomst}), with a configuration of its own.
 * Its output goes to files in the folder, its temporary files to {@code tmp} there.
 */
public final class HerkomstRun {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofMinutes(60);

    private final Path program;
    private final Path folder;
    private final List<String> flags;
    private final AtomicInteger commands = new AtomicInteger();

    /** Runs of the command in a folder that exists, with further flags for the JVM. */
    public HerkomstRun(Path program, Path folder, List<String> flags) {
        this.program = program;
        this.folder = folder;
        this.flags = List.copyOf(flags);
    }

    /** How a command ended: its exit code, its standard output, and how long it took. */
    public record Ended(int exit, String output, Duration took) {
        /** The output as JSON; a missing node when it is none. */
        public JsonNode json() {
            return output.startsWith("{") ? JSON.readTree(output) : JSON.missingNode();
        }
    }

    /** Writes the configuration. */
    public void configure(String yaml) {
        try {
            Files.createDirectories(folder.resolve("tmp"));
            Files.writeString(folder.resolve("herkomst.yaml"), yaml);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs a command to its end. */
    public Ended run(String... command) {
        long from = System.nanoTime();
        int number = commands.incrementAndGet();
        Process process = start(number, List.of(), command);
        try {
            if (!process.waitFor(LIMIT.toMinutes(), TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            return new Ended(process.exitValue(), output(number), Duration.ofNanos(System.nanoTime() - from));
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while " + String.join(" ", command) + " ran", stopped);
        }
    }

    /** Runs a command and fails with what it said unless it ends with 0 or 1. */
    public Ended must(String... command) {
        Ended ended = run(command);
        if (ended.exit() > 1) {
            throw new IllegalStateException(
                    "herkomst " + String.join(" ", command) + " ended with " + ended.exit() + "; see " + said(ended));
        }
        return ended;
    }

    /** Starts a command. */
    public Process start(String... command) {
        return start(commands.incrementAndGet(), List.of(), command);
    }

    /** Starts a command with more flags for its JVM. */
    public Process start(List<String> more, String... command) {
        return start(commands.incrementAndGet(), more, command);
    }

    private Process start(int number, List<String> more, String... command) {
        List<String> line = new ArrayList<>(List.of(program.toString(), "--config", "herkomst.yaml"));
        line.addAll(List.of(command));
        try {
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectOutput(folder.resolve("out-" + number + ".txt").toFile())
                    .redirectError(folder.resolve("err-" + number + ".txt").toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("JDK_JAVA_OPTIONS", options(more));
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Quoted as the java command wants it: a folder may have spaces. */
    private String options(List<String> more) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(more);
        all.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
        return all.stream().map(flag -> '"' + flag + '"').collect(Collectors.joining(" "));
    }

    private String output(int number) {
        return read("out-" + number + ".txt");
    }

    private String said(Ended ended) {
        String text = read("err-" + commands.get() + ".txt") + ended.output();
        return text.substring(Math.max(0, text.length() - 2_000));
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
