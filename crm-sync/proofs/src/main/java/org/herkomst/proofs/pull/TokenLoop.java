package org.herkomst.proofs.pull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** Jackson's streaming parser over a file and nothing else, in a process of its own: the yardstick for exports. */
public final class TokenLoop {
    private TokenLoop() {}

    /** Reads the file named first. */
    public static void main(String[] args) {
        long tokens = 0;
        try (JsonParser parser =
                JsonMapper.builder().build().createParser(Path.of(args[0]).toFile())) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        System.out.println(tokens);
    }

    /** How many nanoseconds such a process takes, with these flags. */
    static long nanos(Path file, List<String> flags) {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(flags);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), TokenLoop.class.getName(), file.toString()));
        long from = System.nanoTime();
        try {
            int exit = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("the parser's loop ended with " + exit);
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the parser ran", stopped);
        }
        return System.nanoTime() - from;
    }
}
