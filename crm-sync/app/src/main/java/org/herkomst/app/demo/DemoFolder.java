package org.herkomst.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The demo's folder: laid out once, its example visits shifted once so that the last day is yesterday. */
final class DemoFolder {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 1, 31);
    private static final Pattern TIMES =
            Pattern.compile("\"(serverTimestamp|firstActionTimestamp|lastActionTimestamp|timestamp)\":(\\d+)");
    private static final String MARK = ".herkomst-demo";

    private final Path folder;
    private final Clock clock;

    DemoFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    void empty() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.exists(folder.resolve(MARK))) {
            throw new DemoException(
                    folder + " does not look like the demo's folder: it is left alone", "Move it away yourself");
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    void lay() throws IOException {
        Files.createDirectories(folder.resolve("inbox"));
        Files.createDirectories(folder.resolve("crm"));
        Files.createDirectories(folder.resolve("lib"));
        if (Files.exists(folder.resolve(MARK))) {
            return;
        }
        copy("/demo/ranges.csv", folder.resolve("ranges.csv"));
        copy("/demo/hubspot-sandbox.json", folder.resolve("crm").resolve("hubspot-sandbox.json"));
        visits(folder.resolve("inbox").resolve("visits.ndjson"));
        Files.writeString(folder.resolve(MARK), "Made by herkomst demo; --fresh empties this folder.\n");
    }

    private void visits(Path file) throws IOException {
        long days = ChronoUnit.DAYS.between(
                LAST_DAY, LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(1));
        long seconds = Duration.ofDays(days).toSeconds();
        try (InputStream in = resource("/demo/visits.ndjson")) {
            String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            List<String> lines = text.lines()
                    .map(line -> TIMES.matcher(line)
                            .replaceAll(m -> "\"" + m.group(1) + "\":" + (Long.parseLong(m.group(2)) + seconds)))
                    .toList();
            Files.write(file, lines);
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now(clock).minusSeconds(3600)));
    }

    /** The sandbox CRM's jar, taken out of ours; none where we don't run from a packaged jar. */
    List<Path> sandboxJar() throws IOException {
        String resource = "/sandbox/herkomst-sandbox.jar";
        if (DemoFolder.class.getResource(resource) == null) {
            return List.of();
        }
        Path jar = folder.resolve("lib").resolve("herkomst-sandbox.jar");
        copy(resource, jar);
        return List.of(jar);
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream in = resource(resource)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = DemoFolder.class.getResourceAsStream(name);
        if (in == null) {
            throw new DemoException("This jar lacks " + name, "Build the whole project with ./mvnw package");
        }
        return in;
    }
}
