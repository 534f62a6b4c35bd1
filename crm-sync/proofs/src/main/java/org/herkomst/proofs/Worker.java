package org.herkomst.proofs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process with the application's classes in it that does what it is told, a line at a time, and answers with a line. */
public final class Worker implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter words;

    private Worker(Process process) {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.words = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /**
     * Starts one; what it writes to standard error goes into a file of the folder.
     *
     * @param flags for the Java machine
     */
    public static Worker start(Path folder, String name, Class<?> main, List<String> flags, String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        line.addAll(List.of(arguments));
        try {
            return new Worker(new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectError(folder.resolve(name + ".err").toFile())
                    .start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Tells it something, and waits for no answer. */
    public void tell(String line) {
        words.println(line);
    }

    /** Its next line; empty where it has ended. */
    public String answer() {
        try {
            String line = answers.readLine();
            return line == null ? "" : line;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Kills it ({@code kill -9}) and waits until it is gone. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
