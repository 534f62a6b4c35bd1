package org.herkomst.targets.espocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.herkomst.sandbox.espocrm.EspoSandbox;
import org.herkomst.targets.espocrm.Failure.Kind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of a real server, EspoCRM 8.4.2: the client reads them, and the sandbox answers alike. */
class RecordedEspoTests {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static RecordedEspo recorded(String name) throws IOException {
        return RecordedEspo.all().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRefusalIsReadForWhatItIs() throws IOException {
        var kinds = new TreeMap<String, Kind>();
        try (var replay = new EspoReplay()) {
            for (var recorded : RecordedEspo.all()) {
                if (recorded.status() >= 400) {
                    kinds.put(recorded.name(), refusal(replay, recorded).kind);
                }
            }
        }
        assertThat(kinds)
                .isEqualTo(Map.ofEntries(
                        Map.entry("09-field-duplicate-name", Kind.FIELD_EXISTS),
                        Map.entry("14-bad-key", Kind.UNAUTHORIZED),
                        Map.entry("16-create-duplicate-name", Kind.DUPLICATE),
                        Map.entry("18-bad-enum", Kind.REFUSED),
                        Map.entry("20-bad-int", Kind.REFUSED),
                        Map.entry("21-required-missing", Kind.REFUSED),
                        Map.entry("22-too-long", Kind.REFUSED),
                        Map.entry("24-bad-json", Kind.BROKEN),
                        Map.entry("25-no-permission", Kind.FORBIDDEN),
                        Map.entry("33-get-404", Kind.NO_RECORD),
                        Map.entry("39-page-too-big", Kind.FORBIDDEN),
                        Map.entry("41-bad-where", Kind.NO_ATTRIBUTE),
                        Map.entry("45-get-after-delete", Kind.NO_RECORD),
                        Map.entry("46-delete-again", Kind.NO_RECORD),
                        Map.entry("52-create-same-key", Kind.DUPLICATE),
                        Map.entry("55-stale-version", Kind.MODIFIED),
                        Map.entry("64-field-personal", Kind.BROKEN),
                        Map.entry("67-hmac-note", Kind.UNAUTHORIZED),
                        Map.entry("68-delete-hard", Kind.NO_RECORD)));
    }

    private static Failure refusal(EspoReplay replay, RecordedEspo recorded) {
        return catchThrowableOfType(
                Failure.class, () -> replay.answering(recorded).change(EspoApi::user));
    }

    @Test
    void aRefusalNamesTheFieldTheRightOrTheAttributeAndNoValue() throws IOException {
        try (var replay = new EspoReplay()) {
            assertThat(refusal(replay, recorded("18-bad-enum"))).hasMessageContaining("field cLegalBasis: valid");
            assertThat(refusal(replay, recorded("21-required-missing"))).hasMessageContaining("field name: required");
            assertThat(refusal(replay, recorded("22-too-long"))).hasMessageContaining("field name: maxLength");
            assertThat(refusal(replay, recorded("25-no-permission")).detail).isEqualTo("create");
            assertThat(refusal(replay, recorded("41-bad-where")).detail).isEqualTo("nosuch");
            assertThat(refusal(replay, recorded("52-create-same-key")))
                    .hasMessageNotContainingAny("key.example", "Key Test");
        }
    }

    @Test
    void theRecordsThatADuplicateCheckFoundAreRead() throws IOException {
        try (var replay = new EspoReplay()) {
            var matches = refusal(replay, recorded("52-create-same-key")).matches;
            assertThat(matches).extracting(Found::id).containsExactly("6b04c437d34668682");
            assertThat(matches.get(0).values()).containsEntry("cExternalKey", "key.example");
        }
    }

    @Test
    void recordsAreReadAndNothingIsNothing() throws IOException {
        try (var replay = new EspoReplay()) {
            var found = Accounts.get(replay.answering(recorded("32-get")), "6b04c3a9a31248129")
                    .orElseThrow();
            assertThat(found.values())
                    .containsEntry("name", "Acme Industrie SARL")
                    .containsEntry("website", "https://acme.example")
                    .containsEntry("cVisitCount", "10")
                    .containsEntry("cUsageRestrictions", "no-cold-call;no-email")
                    .doesNotContainKeys("sicCode", "deleted");
            assertThat(found.version()).isNull();
            var versioned = Accounts.get(replay.answering(recorded("54-get-version")), "6b04c437d34668682")
                    .orElseThrow();
            assertThat(versioned.version()).isEqualTo("1");
            assertThat(Accounts.get(replay.answering(recorded("45-get-after-delete")), "6b04c3a9a31248129"))
                    .isEmpty();
        }
    }

    @Test
    void aFieldThatIsNotKnownIsSeenToBeDropped() throws IOException {
        var made =
                Found.of(MAPPER.readTree(recorded("23-unknown-field").body())).orElseThrow();
        assertThat(made.values()).containsEntry("name", "Unknown Field Co").doesNotContainKey("cNope");
    }

    @Test
    void listsAndRightsAreRead() throws IOException {
        try (var replay = new EspoReplay()) {
            var two = new Accounts(replay.answering(recorded("35-search-in")), List.of("cExternalKey"))
                    .where(Where.in("cExternalKey", List.of("acme.example", "acme2.example")));
            assertThat(two)
                    .extracting(f -> f.value("cExternalKey"))
                    .containsExactlyInAnyOrder("acme.example", "acme2.example");
            var rights = Rights.read(replay.answering(recorded("12-whoami")));
            assertThat(rights.user()).isEqualTo("matomo-connector");
            assertThat(rights.admin()).isFalse();
            assertThat(rights.missing()).isEmpty();
        }
    }

    @Test
    void theSandboxAnswersAsEspoCrm() throws Exception {
        var theirs = new LinkedHashMap<String, String>();
        var ours = new LinkedHashMap<String, String>();
        var ids = new HashMap<String, String>();
        try (var sandbox = EspoSandbox.start()) {
            for (var recorded : RecordedEspo.all()) {
                if (isPlayed(recorded)) {
                    var answer = ask(sandbox, recorded, ids);
                    var their = MAPPER.readTree(recorded.body().isEmpty() ? "null" : recorded.body());
                    var our = MAPPER.readTree(answer.body().isEmpty() ? "null" : answer.body());
                    if (recorded.method().equals("POST") && their.has("id") && our.has("id")) {
                        ids.put(their.path("id").asString(), our.path("id").asString());
                    }
                    theirs.put(
                            recorded.name(),
                            replaced(shape(recorded.status(), recorded.type(), recorded.reason(), their), ids));
                    ours.put(
                            recorded.name(),
                            shape(
                                    answer.statusCode(),
                                    answer.headers().firstValue("Content-Type").orElse(""),
                                    answer.headers()
                                            .firstValue("X-Status-Reason")
                                            .orElse(""),
                                    our));
                }
            }
        }
        assertThat(ours).hasSizeGreaterThan(35).containsExactlyEntriesOf(theirs);
    }

    /** The calls that the target makes. Left out: searches within lists, {@code X-No-Total}, forms, and what a mass action did. */
    private static boolean isPlayed(RecordedEspo recorded) {
        var path = recorded.path();
        var ours = path.matches("(Account([/?].*)?|Note|Admin/fieldManager/Account|EntityManager/action/updateEntity)");
        return ours && !recorded.name().matches("(36|40|66|67|68|70)-.*");
    }

    private static HttpResponse<String> ask(EspoSandbox sandbox, RecordedEspo recorded, Map<String, String> ids)
            throws Exception {
        var query = recorded.after("--data-urlencode").stream()
                .map(RecordedEspoTests::encoded)
                .collect(Collectors.joining("&"));
        var path = replaced(recorded.path(), ids) + (query.isEmpty() ? "" : "?" + query);
        var body = replaced(String.join("", recorded.after("-d")), ids);
        var request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/api/v1/" + path))
                .method(recorded.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        recorded.after("-H").stream()
                .map(header -> header.split(": ", 2))
                .forEach(h -> request.header(h[0], h[1].equals("<key>") ? EspoSandbox.PUSH_KEY : h[1]));
        if (!recorded.after("-u").isEmpty()) {
            var admin = EspoSandbox.ADMIN.getBytes(StandardCharsets.UTF_8);
            request.header(
                    "Authorization", "Basic " + java.util.Base64.getEncoder().encodeToString(admin));
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(String parameter) {
        var parts = parameter.split("=", 2);
        return URLEncoder.encode(parts[0], StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(parts[1], StandardCharsets.UTF_8);
    }

    private static String replaced(String text, Map<String, String> ids) {
        var with = text;
        for (var id : ids.entrySet()) {
            with = with.replace(id.getKey(), id.getValue());
        }
        return with;
    }

    /** Status, type and reason; of a list how much there is; of a refusal its body, or how many records it holds. */
    private static String shape(int status, String type, String reason, JsonNode body) {
        var what = body.isArray()
                ? body.size() + " records"
                : body.has("list")
                        ? body.path("total") + "/" + body.path("list").size()
                        : status == 200 ? body.getNodeType().toString() : body.toString();
        return status + " " + type + " " + reason + " " + what;
    }
}
