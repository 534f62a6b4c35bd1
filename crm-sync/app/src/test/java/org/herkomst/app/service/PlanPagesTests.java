package org.herkomst.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.herkomst.app.job.PlanOutcome;
import org.herkomst.app.job.PlanRun;
import org.herkomst.app.job.SyncRequest;
import org.herkomst.app.plan.PlanDocument;
import org.herkomst.app.plan.Plans;
import org.junit.jupiter.api.Test;

/** Plans on the status port. */
class PlanPagesTests extends ServiceBench {

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + service.port() + "/plans/" + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Test
    void aKeptPlanIsAPageAndAnEditedOneIsNot() throws Exception {
        append("a.ndjson", visits(1, 3));
        PlanOutcome outcome = PlanRun.run(
                workspace, new SyncRequest(configuration, "nightly", "plan", true, 0, null, false, line -> {}), clock);
        Plans plans = new Plans(configuration, workspace);
        PlanDocument document = plans.document(outcome.plan().orElseThrow(), outcome);
        Path file = plans.keep(document);
        String id = document.head().id();

        HttpResponse<String> page = get(id);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'");
        assertThat(page.body()).contains("Plan " + id).doesNotContain("<script");
        assertThat(get("..%2Fvisit.key").statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(get("nothing").statusCode()).isEqualTo(404);
        Files.writeString(file, Files.readString(file).replace("\"job\"", "\"jobs\""));
        assertThat(get(id).statusCode()).isEqualTo(404);
    }
}
