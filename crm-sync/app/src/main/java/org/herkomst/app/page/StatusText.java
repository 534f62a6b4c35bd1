package org.herkomst.app.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.herkomst.core.objection.Named;
import org.herkomst.core.objection.Objection;
import org.herkomst.core.objection.Objection.State;
import org.herkomst.core.objection.ObjectionStore;
import org.herkomst.core.objection.ObjectionStore.Found;
import org.herkomst.core.objection.ObjectionStore.MailState;
import org.herkomst.core.withdrawal.WithdrawalStore;
import org.herkomst.core.withdrawal.WithdrawalStore.Done;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.jspecify.annotations.Nullable;

/** What a status page says: how far the request has come, and for whoever proved it what each CRM has done about it. */
final class StatusText {
    private static final Duration SENDING = Duration.ofMinutes(5);
    private final ObjectionStore objections;
    private final WithdrawalStore withdrawals;
    private final Clock clock;

    StatusText(ObjectionStore objections, WithdrawalStore withdrawals, Clock clock) {
        this.objections = objections;
        this.withdrawals = withdrawals;
        this.clock = clock;
    }

    Map<String, Object> of(Found found, Texts texts) {
        Objection objection = found.objection();
        State state = objection.state(clock.instant());
        boolean confirmed = state == State.CONFIRMED;
        Map<String, Object> model = new HashMap<>();
        model.put("reference", String.valueOf(objection.id()));
        model.put("asked", Pages.time(objection.requestedAt()));
        model.put("named", named(objection.named(), texts));
        model.put("state", stateText(objection, state, texts));
        model.put("stateWord", texts.get("word" + state.name()));
        model.put("proofs", objection.provable(clock.instant()) ? List.of(proofs(objection, texts)) : List.of());
        model.put("elsewhere", confirmed && !found.prover());
        model.put("receipts", confirmed && found.prover() ? List.of(receipts(objection, texts)) : List.of());
        return model;
    }

    private static List<Map<String, Object>> named(Named named, Texts texts) {
        List<Map<String, Object>> list = new ArrayList<>();
        row(list, texts.get("domainLabel"), named.domain());
        row(list, texts.get("nameLabel"), named.name());
        row(list, texts.get("registerLabel"), named.register());
        return list;
    }

    private static void row(List<Map<String, Object>> list, String label, @Nullable String value) {
        if (value != null) {
            list.add(Map.of("label", label, "value", value));
        }
    }

    private static String stateText(Objection objection, State state, Texts texts) {
        Instant end = state == State.HELD ? objection.heldUntil() : objection.openUntil();
        Instant at = objection.settledAt() != null ? objection.settledAt() : end;
        String proof = objection.proof() == null
                ? ""
                : texts.get("proof" + objection.proof().name());
        return texts.get("state" + state.name(), Pages.time(Objects.requireNonNull(at, "time")), proof);
    }

    private Map<String, Object> proofs(Objection objection, Texts texts) {
        String domain = String.valueOf(objection.named().domain());
        Map<String, Object> model = new HashMap<>();
        model.put("openUntil", texts.get("openUntil", Pages.time(objection.openUntil())));
        model.put("mailHint", texts.get("mailHintAt", domain));
        model.put("dnsName", PublishedChallenge.LABEL + domain);
        model.put("challenge", objection.challenge());
        model.put("file", "https://" + domain + PublishedChallenge.PATH);
        model.put("mailState", mailState(objection, texts).map(List::of).orElse(List.of()));
        Instant looked = objection.lookedAt();
        model.put("looked", looked == null ? List.of() : List.of(texts.get("lookedText", Pages.time(looked))));
        return model;
    }

    private Optional<String> mailState(Objection objection, Texts texts) {
        return objections.lastMail(objection.id()).map(mail -> {
            // Mails wait in memory: after this time a restart has lost it.
            boolean lost = mail.state() == MailState.WAITING
                    && clock.instant().isAfter(mail.askedAt().plus(SENDING));
            return texts.get("mail" + (lost ? MailState.FAILED : mail.state()).name(), Pages.time(mail.askedAt()));
        });
    }

    private Map<String, Object> receipts(Objection objection, Texts texts) {
        List<Map<String, Object>> tasks = objections.optOuts(objection.id()).stream()
                .flatMap(optOut -> withdrawals.ofOptOut(optOut).stream())
                .map(task -> task(task, texts))
                .toList();
        return Map.of("tasks", tasks, "none", tasks.isEmpty(), "some", !tasks.isEmpty());
    }

    private Map<String, Object> task(WithdrawalTask task, Texts texts) {
        List<Map<String, Object>> steps = withdrawals.receipt(task.id()).stream()
                .map(done -> step(done, texts))
                .toList();
        Instant verified = task.progress().verifiedAt();
        String word = texts.get("task" + task.progress().state().name());
        return Map.of(
                "target",
                task.target(),
                "state",
                verified == null ? word : word + " (" + Pages.time(verified) + ")",
                "verified",
                verified != null,
                "steps",
                steps);
    }

    private static Map<String, Object> step(Done done, Texts texts) {
        return Map.of(
                "at", Pages.time(done.at()),
                "what", texts.get("done" + done.outcome().name()));
    }
}
