package org.herkomst.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesforceSandboxTests {
    private static final String ACME =
            "{'attributes':{'type':'Account'},'Herkomst_Key__c':'hk-acme','Name':'Acme','Visits__c':7.6}";

    private final SalesforceSandbox sandbox = SalesforceSandbox.start(Clock.systemUTC());
    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";

    @BeforeEach
    void logIn() throws IOException, InterruptedException {
        sandbox.org().adds(OrgField.text(SalesforceOrg.KEY, 80).asKey()).adds(OrgField.number("Visits__c", 0));
        var form = "grant_type=client_credentials&client_id=" + Logins.CLIENT_ID + "&client_secret="
                + Logins.CLIENT_SECRET;
        var answer = send("POST", "/services/oauth2/token", form).body();
        token = answer.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> upsert(String records) throws IOException, InterruptedException {
        var path = SalesforceSandbox.BASE + "/composite/sobjects/Account/" + SalesforceOrg.KEY;
        return send("PATCH", path, "{'allOrNone':false,'records':[" + records + "]}");
    }

    private String query(String soql) throws IOException, InterruptedException {
        var url = SalesforceSandbox.BASE + "/query?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8);
        var part = "{'method':'GET','url':'" + url + "','referenceId':'q'}";
        return send("POST", SalesforceSandbox.BASE + "/composite", "{'compositeRequest':[" + part + "]}")
                .body();
    }

    @Test
    void anUpsertMakesOnceThenChangesAndRoundsWithoutAWord() throws IOException, InterruptedException {
        assertThat(upsert(ACME).body()).contains("\"created\":true");
        assertThat(upsert(ACME).body()).contains("\"created\":false");
        assertThat(sandbox.org().accounts().values())
                .singleElement()
                .satisfies(values -> assertThat(values).containsEntry("Visits__c", "8"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'Herkomst_Key__c':'a','Name':'A'} | INVALID_INPUT",
                "{'attributes':{'type':'Account'},'Herkomst_Key__c':'a','Nmae':'A'} | INVALID_FIELD",
                "{'attributes':{'type':'Account'},'Herkomst_Key__c':'a','Name':'A','Visits__c':'7'} | JSON_PARSER_ERROR",
                "{'attributes':{'type':'Account'},'id':'001','Herkomst_Key__c':'a','Name':'A'} | INVALID_FIELD"
            })
    void aRecordOfTheWrongFormSpoilsTheRequest(String record, String code) throws IOException, InterruptedException {
        var answer = upsert(ACME + "," + record);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(code);
        assertThat(sandbox.org().accounts()).isEmpty();
    }

    @Test
    void aRecordThatIsRefusedKeepsNoOtherBack() throws IOException, InterruptedException {
        var nameless = "{'attributes':{'type':'Account'},'Herkomst_Key__c':'a'}";
        var answer = upsert(nameless + "," + ACME);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("REQUIRED_FIELD_MISSING", "\"created\":true");
    }

    @Test
    void moreThanTwoHundredRecordsBreakTheContract() throws IOException, InterruptedException {
        assertThat(upsert(String.join(",", Collections.nCopies(201, ACME))).statusCode())
                .isEqualTo(400);
        assertThat(sandbox.log().violations()).hasSize(1);
    }

    @Test
    void queriesFindWithoutRegardToCaseAndNotInTheRecycleBin() throws IOException, InterruptedException {
        var id = sandbox.org().personAdds(Map.of("Name", "Acme's 100%", "Website", "WWW.acme.example"));
        assertThat(query("SELECT Id FROM Account WHERE Website LIKE '%Acme.example'"))
                .contains("\"totalSize\":1", id);
        assertThat(query("SELECT Id FROM Account WHERE Name = 'acme\\'s 100%'")).contains(id);
        sandbox.org().personDeletes(id);
        assertThat(query("SELECT Id FROM Account WHERE Name != null")).contains("\"totalSize\":0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "SELECT Id FROM Account WHERE Name = 'a' OR | MALFORMED_QUERY",
                "SELECT Id FROM Account WHERE Name = 'it's' | MALFORMED_QUERY",
                "SELECT Id FROM Account WHERE Id IN ('4711') | INVALID_QUERY_FILTER_OPERATOR",
                "SELECT Nmae FROM Account WHERE Name = 'a' | INVALID_FIELD",
                "SELECT Id FROM Acount WHERE Name = 'a' | INVALID_TYPE"
            })
    void aQueryThatSalesforceRefusesIsRefused(String soql, String code) throws IOException, InterruptedException {
        assertThat(query(soql)).contains(code);
    }

    @Test
    void withoutAValidTokenNothingIsDone() throws IOException, InterruptedException {
        sandbox.logins().expire();
        assertThat(upsert(ACME).statusCode()).isEqualTo(401);
        assertThat(sandbox.org().accounts()).isEmpty();
    }

    @Test
    void spentCallsAreRefusedWith403() throws IOException, InterruptedException {
        sandbox.callsLeft(1);
        upsert(ACME);
        var answer = upsert(ACME);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("REQUEST_LIMIT_EXCEEDED");
    }
}
