package org.herkomst.app.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.herkomst.connector.matomo.testing.MatomoServer.ScriptedAnswer;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server plays what a real Matomo 5.1.2 answered, each recorded answer on its own, and the job runs over it by its command. */
class RecordedMatomoTests {
    private static final String LIVE = "Live.getLastVisitsDetails";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Days that hold every recorded visit, so that nothing hangs on today's date. */
    private static final String RUN = "sync nightly --from 2026-08-01 --to 2026-11-24";

    /** Recorded error, its code and exit code; one code stands where the cause and the cure are the same. */
    private static final String ERRORS = """
            err_admin_only.json HK-SRC-004 2
            err_bad_site_0.json HK-SRC-024 2
            err_badsite.json HK-SRC-002 2
            err_badsite_admin.json HK-SRC-005 2
            err_badtoken.json HK-SRC-001 2
            err_badtoken_csv.csv HK-SRC-001 2
            err_badtoken_xml.xml HK-SRC-001 2
            err_db_down.txt HK-SRC-011 3
            err_expired.json HK-SRC-001 2
            err_maintenance.txt HK-SRC-012 3
            err_memory.json HK-SRC-010 3
            err_methodmissing.json HK-SRC-025 2
            err_noaccess.json HK-SRC-002 2
            err_nomethod.json HK-SRC-007 2
            err_noplugin.json HK-SRC-008 2
            err_nosite.json HK-SRC-024 2
            err_notoken.json HK-SRC-002 2
            err_query_timeout.txt HK-SRC-009 3
            err_shorttoken.json HK-SRC-001 2
            err_siteabc_admin.json HK-SRC-005 2
            err_viewer2_site1.json HK-SRC-002 2
            anonymous_view.json HK-SRC-003 2
            auth_bearer.json HK-SRC-002 2
            auth_get_and_post_differ.json HK-SRC-001 2
            auth_secure_get.json HK-SRC-001 2
            counters_toolong.json HK-SRC-019 2
            live_bad_format.txt HK-SRC-028 2
            live_daterange_bad.json HK-SRC-027 2
            live_disabled_site2.json HK-SRC-006 2
            live_json_callback.json HK-SRC-018 2
            live_seg_bad.json HK-SRC-026 2
            live_site_1_3_noaccess.json HK-SRC-002 2
            privacy_findDataSubjects_viewer.json HK-SRC-004 2
            privacy_getAnonymizeIpSettings.json HK-SRC-007 2
            site_from_id_noaccess.json HK-SRC-002 2
            sites_all_viewer.json HK-SRC-004 2
            version_notoken.json HK-SRC-022 2
            """;

    @TempDir
    Path folder;

    private Path captures;
    private Place place;
    private int runs;

    @BeforeEach
    void begin() {
        captures = captures();
        place = new Place(folder).provisioned();
        place.matomo.site(2, "UTC");
        place.write("ranges.csv", """
                range,name,domain,country,type,register
                198.51.100.0/24,Voorbeeld Een Holding B.V.,een.example,NL,business,kvk:00000001
                203.0.113.0/25,Voorbeeld Twee Holding B.V.,twee.example,NL,business,kvk:00000002
                """);
    }

    @AfterEach
    void end() {
        if (place != null) {
            place.close();
        }
    }

    private static Path captures() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = Objects.requireNonNull(root.getParent(), "no folder above holds mvnw");
        }
        String given = System.getenv("HERKOMST_SHARED");
        Path found = (given == null ? root.resolve("../shared") : Path.of(given)).resolve("matomo-captures");
        Assumptions.assumeTrue(Files.isDirectory(found), "recorded answers of Matomo are not here (HERKOMST_SHARED)");
        return found;
    }

    /** A run over a database of its own, in which each question for visits gets this recorded answer. */
    private Place.Outcome played(Path capture, int site) throws IOException {
        String text = Files.readString(capture, StandardCharsets.ISO_8859_1);
        boolean whole = text.startsWith("HTTP ");
        Path headers = capture.resolveSibling(capture.getFileName().toString().replaceFirst("\\.[a-z]+$", ".headers"));
        int status = whole ? Integer.parseInt(text.substring(5, 8)) : 200;
        if (Files.exists(headers)) {
            status = Integer.parseInt(Files.readString(headers).replaceFirst("(?s)^HTTP\\S* (\\d+).*", "$1"));
        }
        byte[] body = (whole ? text.substring(text.indexOf("\n\n") + 2) : text).getBytes(StandardCharsets.ISO_8859_1);
        // Recorded was no Retry-After; it only saves this test the waits between tries, whose length others look at.
        place.matomo.replay(
                LIVE,
                null,
                new ScriptedAnswer(
                        status, Map.of("Retry-After", "0"), body, ScriptedAnswer.Ending.WHOLE, Duration.ZERO));
        String configuration = place.read("herkomst.yaml");
        place.write(
                "herkomst.yaml",
                configuration
                        .replaceFirst("data: \"[^\"]*\"", "data: \"" + folder.resolve("data" + ++runs) + "\"")
                        .replaceFirst("sites: \\[[^]]*]", "sites: [" + site + "]"));
        return place.run(RUN);
    }

    private static long sum(JsonNode visits) {
        return visits.propertyStream()
                .filter(count -> !count.getKey().equals("read"))
                .mapToLong(count -> count.getValue().asLong())
                .sum();
    }

    @Test
    void everyRecordedErrorHasItsMessageItsCodeAndItsExitCode() throws IOException {
        Map<String, String> messages = new HashMap<>();
        Set<String> played = new HashSet<>();
        for (String line : ERRORS.lines().toList()) {
            String[] expected = line.split(" ", -1);
            Place.Outcome ended = played(captures.resolve(expected[0]), 1);
            played.add(expected[0]);
            assertThat(ended.exitCode()).as(line).isEqualTo(Integer.parseInt(expected[2]));
            assertThat(ended.codes()).as(line).containsExactly(expected[1]);
            JsonNode error = ended.json().path("errors").get(0);
            String message = error.path("example").asString("").replaceFirst(" \\(site .*", "");
            assertThat(messages.computeIfAbsent(expected[1], code -> message)).isEqualTo(message);
            assertThat(error.path("action").asString("")).as(line).isNotBlank();
            assertThat(error.path("category").asString("")).as(line).isNotBlank();
            assertThat(ended.figure("visits.read")).isZero();
            assertThat(ended.out() + ended.err()).doesNotContain("\tat ", "SQLSTATE", "127.0.0.1", "bbbbbbbbbbbbbbb");
        }
        assertThat(new HashSet<>(messages.values())).hasSameSizeAs(messages.keySet());
        try (Stream<Path> files = Files.list(captures)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("err_") && !name.endsWith(".headers")))
                    .isSubsetOf(played);
        }
        assertThat(place.crm.account().companies()).isEmpty();
    }

    private record Recorded(Path file, List<JsonNode> visits) {}

    /** All recorded lists of visits that say when a visit was; the ones without are no answers to a question of ours. */
    private List<Recorded> lists() throws IOException {
        List<Recorded> lists = new ArrayList<>();
        try (Stream<Path> files = Files.list(captures)) {
            for (Path file : files.sorted().toList()) {
                List<JsonNode> visits = visits(file);
                if (!visits.isEmpty() && !file.endsWith("anonymous_view.json")) {
                    lists.add(new Recorded(file, visits));
                }
            }
        }
        assertThat(lists).hasSizeGreaterThan(20);
        return lists;
    }

    private static List<JsonNode> visits(Path file) throws IOException {
        try {
            JsonNode read = JSON.readTree(Files.readString(file, StandardCharsets.ISO_8859_1));
            return read.valueStream()
                    .filter(visit -> visit.has("idVisit") && visit.has("lastActionTimestamp"))
                    .toList();
        } catch (JacksonException other) {
            return List.of();
        }
    }

    private static long id(JsonNode visit) {
        return visit.path("idVisit").asLong();
    }

    @Test
    void everyVisitOfEveryRecordedListIsAccountedFor() throws IOException {
        long resolved = 0;
        for (Recorded list : lists()) {
            int site = list.visits().get(0).path("idSite").asInt(1);
            Place.Outcome ended = played(list.file(), site);
            long distinct = list.visits().stream()
                    .map(RecordedMatomoTests::id)
                    .distinct()
                    .count();
            String name = list.file().getFileName().toString();
            assertThat(ended.codes()).as(name).isEmpty();
            assertThat(ended.exitCode()).as(name).isZero();
            assertThat(ended.figure("visits.read")).as(name).isEqualTo(distinct);
            assertThat(sum(ended.json().path("visits"))).as(name).isEqualTo(distinct);
            resolved += ended.figure("visits.resolved");
        }
        assertThat(resolved).isPositive();
    }

    @Test
    void allRecordedVisitsInOneMatomoAreReadPageByPageAndOnce() throws IOException {
        Set<Long> ids = new HashSet<>();
        for (Recorded list : lists()) {
            for (JsonNode visit : list.visits()) {
                if (visit.has("idSite") && visit.has("visitIp")) {
                    place.matomo.put(model(visit));
                    ids.add(id(visit));
                }
            }
        }
        assertThat(ids).hasSizeGreaterThan(180);
        place.configure("sites: [1]", "sites: [1, 2], page-size: 10");

        Place.Outcome first = place.run(RUN);
        // Pages overlap where many visits share a second: what comes again is told as a duplicate.
        assertThat(first.figure("visits.read") - first.figure("visits.duplicate"))
                .isEqualTo(ids.size());
        assertThat(sum(first.json().path("visits"))).isEqualTo(first.figure("visits.read"));
        assertThat(first.figure("visits.masked")).isPositive();
        assertThat(first.figure("visits.private")).isPositive();
        assertThat(first.figure("visits.resolved")).isPositive();
        assertThat(first.figure("companies.seen")).isEqualTo(2);
        assertThat(first.figure("writes.created")).isEqualTo(2);

        Place.Outcome again = place.run(RUN);
        assertThat(again.json().path("visits")).isEqualTo(first.json().path("visits"));
        assertThat(again.figure("writes.attempted")).isZero();
    }

    private static ModelVisit model(JsonNode visit) {
        Map<String, Object> all = new HashMap<>();
        visit.properties().forEach(field -> all.put(field.getKey(), field.getValue()));
        return new ModelVisit(
                id(visit),
                visit.path("idSite").asInt(),
                visit.path("visitIp").asString(""),
                visit.path("firstActionTimestamp").asLong(),
                visit.path("lastActionTimestamp").asLong(),
                List.of(),
                all);
    }
}
