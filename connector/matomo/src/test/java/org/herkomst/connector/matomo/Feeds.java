package org.herkomst.connector.matomo;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.herkomst.connector.matomo.testing.MatomoServer;
import org.herkomst.connector.matomo.testing.TestResolver;
import org.herkomst.connector.resolver.ExcludedRanges;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** What the tests of feeds share. */
final class Feeds {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final long NOW_SECOND = NOW.getEpochSecond();
    static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Feeds() {}

    static VisitRules rules() {
        return rules(List.of(), List.of(), null);
    }

    static VisitRules rules(List<String> ranges, List<String> groups, VisitRules.@Nullable Consent consent) {
        return new VisitRules(
                ExcludedRanges.parse(ranges), groups, consent, null, NOW.minus(Duration.ofDays(90)), null);
    }

    static VisitRules backfill(LocalDate first, LocalDate last) {
        VisitRules.Days days = new VisitRules.Days(first, last);
        return new VisitRules(ExcludedRanges.parse(List.of()), List.of(), null, null, NOW, days);
    }

    static FeedContext context(VisitRules rules) {
        return context(rules, new ArrayList<>());
    }

    static FeedContext context(VisitRules rules, List<Duration> waits) {
        return new FeedContext(new TestResolver(), rules, KEY, Clock.fixed(NOW, ZoneOffset.UTC), waits::add);
    }

    static MatomoSettings settings(URI url, int pageSize, Integer... sites) {
        return new MatomoSettings(
                "web", url, new Secret(MatomoServer.TOKEN), List.of(sites), pageSize, Duration.ofSeconds(5), 5);
    }

    static VisitFeed matomo(MatomoServer server, int pageSize, Integer... sites) {
        return VisitFeed.matomo(settings(server.url(), pageSize, sites), context(rules()));
    }

    /** What a run handed on: the latest form of each visit, and all notes. */
    record Run(Map<Long, ReadVisit> visits, int handedOn, List<FeedNotes> notes, FeedPosition position) {
        List<SourceFault> faults() {
            return notes.stream()
                    .flatMap(note -> note.problems().stream())
                    .map(SourceProblem::fault)
                    .distinct()
                    .toList();
        }

        int masked() {
            return notes.stream().mapToInt(FeedNotes::maskedSeen).sum();
        }

        long count(DropReason reason) {
            return visits.values().stream()
                    .filter(visit -> visit.fold(named -> false, dropped -> dropped.reason() == reason))
                    .count();
        }

        List<CompanyVisit> named() {
            List<CompanyVisit> named = new ArrayList<>();
            visits.values().forEach(visit -> visit.fold(one -> named.add(one.visit()), dropped -> false));
            return named;
        }
    }

    static Run run(VisitFeed feed, FeedPosition from) {
        Map<Long, ReadVisit> visits = new LinkedHashMap<>();
        List<FeedNotes> notes = new ArrayList<>();
        FeedPosition position = from;
        int handedOn = 0;
        for (int page = 0; page < 100_000; page++) {
            VisitPage read = feed.read(position);
            read.visits().forEach(visit -> visits.put(visit.ref().key(), visit));
            handedOn += read.visits().size();
            notes.add(read.notes());
            position = read.next();
            if (read.last()) {
                return new Run(visits, handedOn, notes, position);
            }
        }
        throw new AssertionError("The run does not end");
    }

    static Path captures() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder above holds mvnw");
        }
        String given = System.getenv("HERKOMST_SHARED");
        Path shared = given == null ? folder.resolve("../shared") : Path.of(given);
        Path captures = shared.resolve("matomo-captures");
        Assumptions.assumeTrue(
                Files.isDirectory(captures), "recorded answers of Matomo are not here (HERKOMST_SHARED)");
        return captures;
    }
}
