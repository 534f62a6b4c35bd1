package org.herkomst.targets.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.herkomst.sandbox.odoo.OdooSandbox;
import org.herkomst.targets.odoo.Failure.Kind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of real servers, Odoo 17 and 19: the client reads them, and the sandbox answers alike. */
class RecordedOdooTests {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String WRONG_KEY = "key-of-nobody";

    @Test
    void everyRefusalOfOdoo17IsReadForWhatItIs() throws IOException {
        assertThat(kinds("odoo"))
                .isEqualTo(Map.ofEntries(
                        Map.entry("10-field-dup", Kind.RECORD),
                        Map.entry("11-field-badname", Kind.RECORD),
                        Map.entry("23-create-batch-one-bad", Kind.RECORD),
                        Map.entry("25-unknown-field", Kind.SCHEMA),
                        Map.entry("26-iso-date", Kind.RECORD),
                        Map.entry("27-bad-int", Kind.RECORD),
                        Map.entry("28-missing-name", Kind.RECORD),
                        Map.entry("31-write-missing", Kind.GONE),
                        Map.entry("36-field-denied", Kind.RIGHT),
                        Map.entry("39-unlink-again", Kind.GONE),
                        Map.entry("41-no-such-model", Kind.RECORD),
                        Map.entry("42-no-such-method", Kind.FOREIGN),
                        Map.entry("43-bad-key", Kind.AUTH),
                        Map.entry("44-bad-json", Kind.FOREIGN)));
    }

    @Test
    void everyRefusalOfOdoo19IsReadForWhatItIs() throws IOException {
        assertThat(kinds("odoo19"))
                .isEqualTo(Map.ofEntries(
                        Map.entry("10-f-dup", Kind.RECORD),
                        Map.entry("23-bad-selection", Kind.RECORD),
                        Map.entry("24-unknown-field", Kind.SCHEMA),
                        Map.entry("25-missing-name", Kind.RECORD),
                        Map.entry("26-iso-date", Kind.RECORD),
                        Map.entry("27-unknown-method", Kind.FOREIGN),
                        Map.entry("28-unknown-model", Kind.FOREIGN),
                        Map.entry("29-unknown-param", Kind.FOREIGN),
                        Map.entry("30-bad-key", Kind.AUTH),
                        Map.entry("31-denied", Kind.RIGHT),
                        Map.entry("37-unlink-again", Kind.GONE),
                        Map.entry("41-bad-json", Kind.FOREIGN)));
    }

    private static Map<String, Kind> kinds(String folder) throws IOException {
        var kinds = new TreeMap<String, Kind>();
        for (var recorded : Recorded.all(folder)) {
            recorded.failure().ifPresent(f -> {
                kinds.put(recorded.name(), f.kind);
                assertThat(f).hasMessageNotContainingAny("nonsense", "seven", "Traceback", "/srv/", "Record:");
            });
        }
        return kinds;
    }

    @Test
    void aFieldThatIsNotThereIsNamed() throws IOException {
        assertThat(recorded("odoo", "25-unknown-field").failure().orElseThrow().field)
                .isEqualTo("nope");
        assertThat(recorded("odoo19", "24-unknown-field").failure().orElseThrow().field)
                .isEqualTo("nope");
    }

    @Test
    void versionsAreRead() throws IOException {
        var old = Version.of(recorded("odoo", "00-version").result());
        var young = Version.of(recorded("odoo19", "40-jsonrpc-still").result());
        assertThat(old).isEqualTo(new Version(17, "17.0"));
        assertThat(old.json2()).isFalse();
        assertThat(young).isEqualTo(new Version(19, "19.0"));
        assertThat(young.json2()).isTrue();
    }

    @Test
    void loadsAreRead() throws IOException {
        for (var name : List.of("odoo/32-load-upsert", "odoo19/32-load")) {
            var refused = Loaded.of(recorded(name).result(), 2);
            assertThat(refused.taken()).isFalse();
            assertThat(refused.refused()).isEqualTo(Map.of(1, "field x_visit_count"));
        }
        assertThat(Loaded.of(recorded("odoo/33-load-upsert-ok").result(), 2).ids())
                .containsExactly(15L, 16L);
        assertThat(Loaded.of(recorded("odoo/34-load-upsert-again").result(), 2).ids())
                .containsExactly(15L, 16L);
        assertThat(Loaded.of(recorded("odoo19/33-load-ok").result(), 2).ids()).containsExactly(12L, 13L);
    }

    @Test
    void recordsAreReadAndNothingIsNothing() throws IOException {
        for (var name : List.of("odoo/29-search-read", "odoo19/21-search_read")) {
            var last = recorded(name).result();
            var partner = Partner.of(last.get(last.size() - 1));
            assertThat(partner.active()).isTrue();
            assertThat(partner.values())
                    .containsEntry("x_external_key", "b1.example")
                    .doesNotContainKey("x_visit_count");
        }
        assertThat(Partners.done(recorded("odoo/30-write").result())).isTrue();
        assertThat(Partners.done(recorded("odoo19/36-unlink").result())).isTrue();
    }

    private static Recorded recorded(String path) throws IOException {
        var parts = path.split("/", 2);
        return recorded(parts[0], parts[1]);
    }

    private static Recorded recorded(String folder, String name) throws IOException {
        return Recorded.all(folder).stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSandboxAnswersAsOdoo17() throws Exception {
        try (var sandbox = OdooSandbox.start(17)) {
            // Their first record had the number 8.
            sandbox.database().personAdds(Map.of("name", "Somebody"));
            alike(sandbox, Recorded.all("odoo"));
        }
    }

    @Test
    void theSandboxAnswersAsOdoo19() throws Exception {
        try (var sandbox = OdooSandbox.start(19)) {
            alike(sandbox, Recorded.all("odoo19"));
        }
    }

    private static void alike(OdooSandbox sandbox, List<Recorded> all) throws Exception {
        var ours = new LinkedHashMap<String, String>();
        var theirs = new LinkedHashMap<String, String>();
        for (var recorded : all) {
            if (!recorded.path().isEmpty()) {
                var answer = ask(sandbox, recorded);
                var type = answer.headers().firstValue("Content-Type").orElse("");
                ours.put(recorded.name(), shape(answer.statusCode(), type, MAPPER.readTree(answer.body())));
                theirs.put(recorded.name(), shape(recorded.status(), recorded.type(), recorded.answer()));
            }
        }
        assertThat(ours).hasSizeGreaterThan(20).containsExactlyEntriesOf(theirs);
    }

    private static HttpResponse<String> ask(OdooSandbox sandbox, Recorded recorded) throws Exception {
        var setup =
                recorded.request().contains("\"odoo\",2,") || recorded.name().matches("0.*|10-f-dup");
        var key =
                recorded.name().contains("bad-key") ? WRONG_KEY : setup ? OdooSandbox.SETUP_KEY : OdooSandbox.PUSH_KEY;
        var body = recorded.request()
                .replace("\"odoo\",", "\"" + OdooSandbox.DATABASE + "\",")
                .replace("<key>", key);
        var request = HttpRequest.newBuilder(sandbox.url().resolve(recorded.path()))
                .header("Content-Type", "application/json")
                .header("Authorization", "bearer " + key)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** Status, type, and the body with its keys and kinds of values; of a refusal the error's name too. */
    private static String shape(int status, String type, JsonNode body) {
        var error = body.path("error").has("data") ? body.path("error").path("data") : body;
        return status + " " + type + " " + error.path("name").asString("") + " " + shape(body);
    }

    private static String shape(JsonNode node) {
        if (node.isObject()) {
            var keys = new TreeMap<String, String>();
            node.properties().forEach(e -> keys.put(e.getKey(), shape(e.getValue())));
            return keys.toString();
        }
        if (node.isArray()) {
            return node.isEmpty() ? "[]" : "[" + shape(node.get(0)) + "]";
        }
        return node.getNodeType().toString();
    }
}
