package org.herkomst.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract on H2 in a file. */
class H2WorkspaceTests extends WorkspaceContract {
    private static final String LISTENING = "0A";

    @Override
    String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("db/herkomst");
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        assumeThat(Files.isReadable(Path.of("/proc/net/tcp")))
                .as("this system shows its sockets")
                .isTrue();
        Set<String> ours = sockets();
        List<String> listening = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (Files.isReadable(Path.of(table))) {
                Files.readAllLines(Path.of(table)).stream()
                        .map(line -> line.strip().split("\\s+", -1))
                        .filter(row -> row[3].equals(LISTENING) && ours.contains("socket:[" + row[9] + "]"))
                        .forEach(row -> listening.add(row[1].substring(0, row[1].indexOf(':'))));
            }
        }
        assertThat(listening).isNotEmpty().allMatch(H2WorkspaceTests::loopback);
    }

    private static Set<String> sockets() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.map(H2WorkspaceTests::link).collect(Collectors.toSet());
        }
    }

    private static String link(Path path) {
        try {
            return Files.readSymbolicLink(path).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** In the kernel's words: 127.x.x.x backwards, also mapped into IPv6, and ::1. */
    private static boolean loopback(String hex) {
        return hex.length() == 8
                ? hex.endsWith("7F")
                : hex.equals("00000000000000000000000001000000") || hex.matches("0{16}FFFF0000[0-9A-F]{6}7F");
    }
}
