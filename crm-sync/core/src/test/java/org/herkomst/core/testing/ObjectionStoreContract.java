package org.herkomst.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.herkomst.core.objection.Named;
import org.herkomst.core.objection.Objection;
import org.herkomst.core.objection.Objection.State;
import org.herkomst.core.objection.ObjectionRules;
import org.herkomst.core.objection.ObjectionStore;
import org.herkomst.core.objection.ObjectionStore.Mail;
import org.herkomst.core.objection.ObjectionStore.MailState;
import org.herkomst.core.objection.ObjectionStore.MailTo;
import org.herkomst.core.objection.ObjectionStore.Settlement;
import org.herkomst.core.objection.Proof;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of objections must do. */
public abstract class ObjectionStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final ObjectionRules RULES = ObjectionRules.STANDARD;

    /** The store, empty. */
    protected abstract ObjectionStore store();

    private static Objection objection(String domain, Instant at, @Nullable Instant held) {
        return new Objection(
                0,
                new Named(domain, "Acme B.V.", "kvk:12345678"),
                "nl",
                "herkomst-opt-out=x",
                State.REQUESTED,
                at,
                at.plus(RULES.open()),
                held,
                null,
                null,
                null);
    }

    private static Mail mail(long objection, String token, String address, Instant at) {
        return new Mail(0, objection, token, address, "acme.example", at, MailState.WAITING);
    }

    @Test
    void comesBackAsItWas() {
        long id = store().add(objection("acme.example", NOW, NOW.plus(DAY)), "hash");
        Objection back = store().get(id).orElseThrow();
        assertThat(back)
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(objection("acme.example", NOW, NOW.plus(DAY)));
        assertThat(store().find("hash").orElseThrow().prover()).isTrue();
        assertThat(store().find("other")).isEmpty();
        assertThat(store().latest(5)).containsExactly(back);
    }

    @Test
    void isSettledOnceAndTheProversLinkIsAnother() {
        long id = store().add(objection("acme.example", NOW, null), "hash");
        assertThat(store().settle(id, new Settlement(State.CONFIRMED, Proof.MAIL, NOW, "prover")))
                .isTrue();
        assertThat(store().settle(id, new Settlement(State.REFUSED, Proof.PERSON, NOW, null)))
                .isFalse();
        assertThat(store().find("hash").orElseThrow().prover()).isFalse();
        assertThat(store().find("prover").orElseThrow().prover()).isTrue();
        Objection back = store().get(id).orElseThrow();
        assertThat(back.kept()).isEqualTo(State.CONFIRMED);
        assertThat(back.proof()).isEqualTo(Proof.MAIL);
        assertThat(back.settledAt()).isEqualTo(NOW);
        store().addOptOut(id, 7);
        assertThat(store().optOuts(id)).containsExactly(7L);
    }

    @Test
    void holdsAreCounted() {
        store().add(objection("acme.example", NOW, NOW.plus(DAY)), "a");
        store().add(objection("acme.example", NOW, null), "b");
        store().add(objection("other.example", NOW, NOW.plus(DAY)), "c");
        assertThat(store().holds("acme.example", NOW.minus(DAY))).isEqualTo(1);
        assertThat(store().holds("acme.example", NOW)).isZero();
        assertThat(store().held("acme.example", NOW)).isTrue();
        assertThat(store().held("acme.example", NOW.plus(DAY))).isFalse();
    }

    @Test
    void mailsAreCountedByAddressDomainAndInAll() {
        long id = store().add(objection("acme.example", NOW, null), "a");
        store().addMail(mail(id, "one", "mac1", NOW));
        long second = store().addMail(mail(id, "two", "mac2", NOW.plusSeconds(1)));
        assertThat(store().mails(MailTo.ADDRESS, "mac1", NOW.minus(DAY))).containsExactly(NOW);
        assertThat(store().mails(MailTo.DOMAIN, "acme.example", NOW.minus(DAY)))
                .containsExactly(NOW, NOW.plusSeconds(1));
        assertThat(store().mails(MailTo.ANYBODY, "", NOW)).containsExactly(NOW.plusSeconds(1));
        store().mailed(second, MailState.SENT);
        assertThat(store().lastMail(id).orElseThrow().state()).isEqualTo(MailState.SENT);
        assertThat(store().mail("two").orElseThrow().id()).isEqualTo(second);
    }

    @Test
    void aMailThatWasNotSentCountsNoMore() {
        long id = store().add(objection("acme.example", NOW, null), "a");
        long mail = store().addMail(mail(id, "one", "mac1", NOW));
        store().unmailed(mail);
        assertThat(store().mails(MailTo.ANYBODY, "", NOW.minus(DAY))).isEmpty();
        assertThat(store().lastMail(id).orElseThrow().state()).isEqualTo(MailState.FAILED);
    }

    @Test
    void onlyDomainsThatWereAskedForAreLookedAtAgain() {
        long id = store().add(objection("acme.example", NOW, null), "a");
        long settled = store().add(objection("b.example", NOW, null), "b");
        Instant later = NOW.plusSeconds(7200);
        assertThat(store().toLookAt(later, later, 5)).isEmpty();
        store().looked(id, NOW);
        store().looked(settled, NOW);
        store().settle(settled, new Settlement(State.REFUSED, Proof.PERSON, NOW, null));
        assertThat(store().toLookAt(later, later, 5)).extracting(Objection::id).containsExactly(id);
        assertThat(store().toLookAt(NOW, later, 5)).isEmpty();
        assertThat(store().toLookAt(NOW.plus(RULES.open()), NOW.plus(RULES.open()), 5))
                .isEmpty();
    }

    @Test
    void whatHasHadItsTimeIsErased() {
        long open = store().add(objection("acme.example", NOW, null), "a");
        long confirmed = store().add(objection("b.example", NOW, null), "b");
        store().settle(confirmed, new Settlement(State.CONFIRMED, Proof.DNS, NOW, null));
        store().addOptOut(confirmed, 3);
        store().addMail(mail(open, "one", "mac", NOW));
        Instant afterOpen = NOW.plus(RULES.open()).plus(RULES.keptOpen());
        assertThat(store().erase(NOW, afterOpen, RULES)).isZero();
        assertThat(store().lastMail(open)).isPresent();
        assertThat(store().erase(NOW.plusSeconds(1), afterOpen.minusSeconds(1), RULES))
                .isZero();
        assertThat(store().lastMail(open)).isEmpty();
        store().addMail(mail(open, "two", "mac", NOW));
        assertThat(store().erase(NOW, afterOpen.plusSeconds(1), RULES)).isEqualTo(1);
        assertThat(store().get(open)).isEmpty();
        assertThat(store().erase(NOW, NOW.plus(RULES.keptConfirmed()).plusSeconds(1), RULES))
                .isEqualTo(1);
        assertThat(store().latest(5)).isEmpty();
    }
}
