package org.herkomst.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herkomst.app.store.WorkspaceContract.delivery;
import static org.herkomst.app.store.WorkspaceContract.receipt;
import static org.herkomst.app.store.WorkspaceContract.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.delivery.Delivery.Sent;
import org.herkomst.core.delivery.Outbox;
import org.herkomst.core.delivery.Outbox.Settled;
import org.herkomst.core.record.CrmRecord.Intent;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.run.FieldCounts;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.junit.jupiter.api.Test;

/** What every database must do for deliveries and their verdicts. */
abstract class OutboxContract extends StoreContract {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    @Test
    void acceptedDeliveryMovesToTheLedger() {
        Outbox outbox = stores.outbox();
        outbox.put("crm", List.of(delivery(7, "h1")));
        outbox.put("crm", List.of(delivery(7, "h2")));
        assertThat(outbox.waiting("crm", List.of(7L)).get(7L).record()).isEqualTo(record());
        long claim = outbox.nextClaim();
        List<Delivery> claimed = outbox.claim("crm", 10, claim);
        assertThat(claimed).hasSize(1);
        assertThat(outbox.claim("crm", 10, outbox.nextClaim())).isEmpty();
        outbox.settle("crm", List.of(new Settled(claimed.get(0), receipt(Verdict.CREATED, "55"))), claim, NOW);
        assertThat(stores.ledger().find("crm", List.of(7L)).get(7L)).satisfies(e -> {
            assertThat(e.hash()).isEqualTo("h2");
            assertThat(e.known().targetId()).isEqualTo("55");
        });
        assertThat(stores.ledger().size("crm")).isEqualTo(1);
        assertThat(outbox.waitingCompanies("crm")).isEmpty();
    }

    @Test
    void verdictOfALostClaimIsRefused() {
        Outbox outbox = stores.outbox();
        outbox.put("crm", List.of(delivery(7, "h1")));
        long claim = outbox.nextClaim();
        List<Delivery> claimed = outbox.claim("crm", 10, claim);
        workspace.locks().freeClaims("crm");
        assertThat(outbox.claim("crm", 10, outbox.nextClaim())).hasSize(1);
        List<Settled> verdict = List.of(new Settled(claimed.get(0), receipt(Verdict.CREATED, "55")));
        assertThatThrownBy(() -> outbox.settle("crm", verdict, claim, NOW)).isInstanceOf(StoreException.class);
        assertThat(stores.ledger().size("crm")).isZero();
    }

    @Test
    void rejectedIsParkedAndDeferredWaits() {
        Outbox outbox = stores.outbox();
        outbox.put("crm", List.of(delivery(7, "h1"), delivery(8, "h2")));
        long claim = outbox.nextClaim();
        List<Delivery> claimed = outbox.claim("crm", 10, claim);
        outbox.settle(
                "crm",
                List.of(
                        new Settled(claimed.get(0), receipt(Verdict.REJECTED, null)),
                        new Settled(claimed.get(1), later())),
                claim,
                NOW);
        assertThat(outbox.parked("crm", List.of(7L, 8L))).isEqualTo(Map.of(7L, "h1"));
        assertThat(outbox.waitingCompanies("crm")).containsExactly(8L);
        assertThat(outbox.claim("crm", 10, outbox.nextClaim())).isEmpty();
    }

    private Delivery waiting() {
        return stores.outbox().waiting("crm", List.of(7L)).get(7L);
    }

    /** Goes out with these intents, one request each, and is claimed anew. */
    private Delivery sent(long claim, Intent... intents) {
        for (Intent intent : intents) {
            assertThat(stores.outbox().renew(Map.of(waiting().id(), intent), claim))
                    .isTrue();
        }
        return waiting();
    }

    @Test
    void whatWentOutIsKnownWhateverComesAfter() {
        Outbox outbox = stores.outbox();
        outbox.put("crm", List.of(delivery(7, "h1"), delivery(8, "h1")));
        long claim = outbox.nextClaim();
        outbox.claim("crm", List.of(7L), 10, claim);
        assertThat(waiting().sent()).isEqualTo(Sent.NOTHING);
        assertThat(outbox.renew(Map.of(waiting().id(), Intent.MAKE), claim + 1)).isFalse();
        assertThat(waiting().sent()).isEqualTo(Sent.NOTHING);
        assertThat(sent(claim, Intent.MAKE, Intent.UPDATE).sent()).isEqualTo(Sent.MAKING);
        outbox.release(List.of(waiting().id()), claim);
        outbox.put("crm", List.of(delivery(7, "h2")));
        assertThat(waiting().sent()).as("replaced").isEqualTo(Sent.MAKING);
        outbox.claim("crm", List.of(7L), 10, claim);
        assertThat(sent(claim, Intent.ADOPT, Intent.MAKE).sent()).isEqualTo(Sent.WRITING);
        assertThat(outbox.waiting("crm", List.of(8L)).get(8L).sent()).isEqualTo(Sent.NOTHING);
    }

    @Test
    void whatMayBeInTheCrmStaysKnownWhenItIsTakenOff() {
        Outbox outbox = stores.outbox();
        outbox.put("crm", List.of(delivery(7, "h1"), delivery(8, "h1"), delivery(9, "h1")));
        long claim = outbox.nextClaim();
        List<Delivery> claimed = outbox.claim("crm", 10, claim);
        sent(claim, Intent.ADOPT);
        outbox.drop("crm", List.of(7L, 8L));
        outbox.suppress(List.of(claimed.get(2).id()), claim);
        assertThat(outbox.waitingCompanies("crm")).isEmpty();
        assertThat(outbox.unconfirmed("crm", List.of(7L, 8L, 9L))).containsExactly(7L);
        assertThat(outbox.unconfirmed("other", List.of(7L))).isEmpty();
        assertThat(outbox.parked("crm", List.of(7L, 8L, 9L)))
                .as("no record's hash: it is sent again when it may be")
                .isEqualTo(Map.of(7L, ""));
        outbox.put("crm", List.of(delivery(7, "h1")));
        assertThat(waiting().sent()).isEqualTo(Sent.WRITING);
        assertThat(outbox.parked("crm", List.of(7L))).isEmpty();
    }

    private Ownership owner(Intent... intents) {
        Outbox outbox = stores.outbox();
        outbox.put("crm", List.of(delivery(7, "h1")));
        long claim = outbox.nextClaim();
        Delivery claimed = outbox.claim("crm", 10, claim).get(0);
        sent(claim, intents);
        outbox.settle("crm", List.of(new Settled(claimed, receipt(Verdict.UPDATED, "55"))), claim, NOW);
        return stores.ledger().find("crm", List.of(7L)).get(7L).known().ownership();
    }

    @Test
    void aRecordFoundUnderOurKeyIsOursWhereOnlyMakingItWentOut() {
        assertThat(owner(Intent.MAKE, Intent.UPDATE)).isEqualTo(Ownership.MADE);
    }

    @Test
    void aRecordFoundUnderOurKeyIsAPersonsWhereItMayHaveBeenJoined() {
        assertThat(owner(Intent.MAKE, Intent.ADOPT)).isEqualTo(Ownership.ADOPTED);
    }

    @Test
    void aRecordFoundUnderOurKeyIsAPersonsWhereNobodyKnows() {
        assertThat(owner(Intent.UPDATE)).isEqualTo(Ownership.ADOPTED);
    }

    private static Receipt later() {
        Instant later = Instant.now().plusSeconds(100);
        return new Receipt(new CompanyKey("hk-aaaa"), Verdict.DEFERRED, null, Map.of(), new FieldCounts(), null, later);
    }
}
