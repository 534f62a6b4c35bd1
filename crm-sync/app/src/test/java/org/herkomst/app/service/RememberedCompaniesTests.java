package org.herkomst.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.herkomst.app.job.SyncRunner;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.connector.resolver.OrganisationKind;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.CompanyDirectory;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutRequest;
import org.herkomst.core.profile.CompanyProfile;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.withdrawal.WithdrawalTask.State;
import org.junit.jupiter.api.Test;

/** What the service remembers between runs: no company, so none that objected. */
class RememberedCompaniesTests extends ServiceBench {
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
