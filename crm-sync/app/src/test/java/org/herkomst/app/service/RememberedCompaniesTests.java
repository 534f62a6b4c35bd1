package org.herkomst.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import org.herkomst.app.config.HerkomstConfiguration;
import org.herkomst.app.config.HerkomstConfiguration.Job;
import org.herkomst.app.job.Connections;
import org.herkomst.app.job.SyncRunner;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.matomo.testing.ModelVisit;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.OrganisationKind;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyDirectory;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.profile.CompanyProfile;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.SandboxCrm;
import org.herkomst.core.withdrawal.WithdrawalTask.State;
import org.herkomst.mappings.Mappings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the service remembers between runs: no company, so none that objected. */
class RememberedCompaniesTests {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.now());
    private SandboxCrm.Running crm;
    private HerkomstConfiguration configuration;
    private Workspace workspace;
    private Service service;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(
                folder.resolve("ranges.csv"),
                "range,name,domain,country,legal_form\n203.0.113.0/28,Acme B.V.,acme.example,NL,B.V.\n");
        Files.createDirectories(folder.resolve("web"));
        crm = ServiceLoader.load(SandboxCrm.class).findFirst().orElseThrow().start(folder.resolve("crm"));
        Map<String, Job> jobs = Map.of("nightly", new Job("web", "crm", "0 0 3 * * *", Samples.AMSTERDAM, 90));
        configuration = Samples.configuration(folder, crm.url(), crm.token(), jobs, false);
        try (CrmTarget target = Connections.target(configuration, "crm", true)) {
            target.provision(Mappings.named("hubspot"));
        }
        workspace = Workspace.open(configuration);
        service = Service.start(configuration, workspace, clock);
    }

    @AfterEach
    void end() {
        service.close();
        workspace.close();
        crm.close();
    }

    private String visits(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int id = from; id <= to; id++) {
            lines.append(ModelVisit.of(id, 1, "203.0.113.1", clock.instant().getEpochSecond() - 600)
                            .json())
                    .append('\n');
        }
        return lines.toString();
    }

    private void append(String name, String text) throws IOException {
        Path file = folder.resolve("web").resolve(name);
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

    private static List<Object> companies(Object root) {
        return Reachable.from(root).stream()
                .filter(object -> object instanceof CompanyFacts
                        || object instanceof Company
                        || object instanceof CompanyDirectory
                        || object instanceof CompanyProfile
                        || object instanceof Delivery
                        || object instanceof CrmRecord
                        || (object instanceof String text && text.contains("acme.example")))
                .toList();
    }

    @Test
    void nothingThatOutlivesARunHoldsACompany() throws IOException {
        append("a.ndjson", visits(1, 3));
        clock.pass(Duration.ofSeconds(11));
        await().atMost(LONG)
                .until(() -> workspace.stores().ledger().size("crm") == 1
                        && workspace.runs().latest(1).stream().noneMatch(json -> json.contains("\"running\"")));
        OptOutDesk.over(workspace.stores(), Set.of("crm"), clock)
                .confirm(OptOutRequest.domain("acme.example", null, clock.instant()), List.of(), "test");
        await().atMost(LONG)
                .until(() -> workspace.stores().withdrawals().open().stream()
                        .allMatch(task -> task.progress().state() != State.WAITING));

        assertThat(Reachable.from(service)).hasSizeGreaterThan(1_000).anyMatch(SyncRunner.class::isInstance);
        await().atMost(LONG).untilAsserted(() -> assertThat(companies(service)).isEmpty());
        assertThat(companies(workspace)).isEmpty();
    }

    @Test
    void theSearchFindsWhatALambdaHolds() {
        CompanyFacts facts = new CompanyFacts(
                "r", "Acme", null, null, OrganisationKind.BUSINESS, List.of(), null, null, null, null, null, null);
        Supplier<Object> held = () -> facts;
        assertThat(companies(List.of(Optional.of(held)))).contains(facts);
    }
}
