package org.herkomst.core.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.herkomst.core.objection.Objection;
import org.herkomst.core.objection.Objection.State;
import org.herkomst.core.objection.ObjectionRules;
import org.herkomst.core.objection.ObjectionStore;

/** Objections in memory. */
public final class MemoryObjections implements ObjectionStore {
    private final Map<Long, Objection> objections = new TreeMap<>();
    private final Map<String, Long> links = new HashMap<>();
    private final Map<String, Long> provers = new HashMap<>();
    private final Map<Long, List<Long>> optOuts = new HashMap<>();
    private final Map<Long, Mail> mails = new TreeMap<>();
    private long latestMail;
    private long latestObjection;
    private int blind;

    /** The next so many settlements find the row changed by another one, which reads don't see yet. */
    public void meetsOthers(int times) {
        blind = times;
    }

    @Override
    public void lineUp() {
        // one thread
    }

    @Override
    public long add(Objection o, String statusHash) {
        long id = ++latestObjection;
        objections.put(
                id,
                new Objection(
                        id,
                        o.named(),
                        o.language(),
                        o.challenge(),
                        o.kept(),
                        o.requestedAt(),
                        o.openUntil(),
                        o.heldUntil(),
                        o.lookedAt(),
                        o.proof(),
                        o.settledAt()));
        links.put(statusHash, id);
        return id;
    }

    @Override
    public Optional<Objection> get(long id) {
        return Optional.ofNullable(objections.get(id));
    }

    @Override
    public Optional<Found> find(String hash) {
        Long prover = provers.get(hash);
        return get(prover != null ? prover : links.getOrDefault(hash, 0L))
                .map(o -> new Found(o, prover != null || !provers.containsValue(o.id())));
    }

    @Override
    public List<Objection> latest(int limit) {
        return objections.values().stream()
                .sorted(Comparator.comparingLong(Objection::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public int holds(String domain, Instant since) {
        return (int) held(domain).filter(o -> o.requestedAt().isAfter(since)).count();
    }

    private java.util.stream.Stream<Objection> held(String domain) {
        return objections.values().stream().filter(o -> domain.equals(o.named().domain()) && o.heldUntil() != null);
    }

    @Override
    public boolean held(String domain, Instant now) {
        return held(domain).anyMatch(o -> Objects.requireNonNull(o.heldUntil()).isAfter(now));
    }

    @Override
    public boolean settle(long id, Settlement s) {
        Objection o = objections.get(id);
        if (blind-- > 0 || o == null || o.kept() == State.CONFIRMED || o.kept() == State.REFUSED) {
            return false;
        }
        objections.put(
                id,
                new Objection(
                        id,
                        o.named(),
                        o.language(),
                        o.challenge(),
                        s.state(),
                        o.requestedAt(),
                        o.openUntil(),
                        o.heldUntil(),
                        o.lookedAt(),
                        s.proof(),
                        s.at()));
        if (s.proverHash() != null) {
            provers.put(s.proverHash(), id);
        }
        return true;
    }

    @Override
    public void addOptOut(long id, long optOut) {
        optOuts.computeIfAbsent(id, i -> new ArrayList<>()).add(optOut);
    }

    @Override
    public List<Long> optOuts(long id) {
        return List.copyOf(optOuts.getOrDefault(id, List.of()));
    }

    @Override
    public void looked(long id, Instant now) {
        objections.computeIfPresent(
                id,
                (i, o) -> new Objection(
                        id,
                        o.named(),
                        o.language(),
                        o.challenge(),
                        o.kept(),
                        o.requestedAt(),
                        o.openUntil(),
                        o.heldUntil(),
                        now,
                        o.proof(),
                        o.settledAt()));
    }

    @Override
    public List<Objection> toLookAt(Instant lookedBefore, Instant now, int limit) {
        return objections.values().stream()
                .filter(o ->
                        o.provable(now) && o.lookedAt() != null && o.lookedAt().isBefore(lookedBefore))
                .sorted(Comparator.comparing(o -> Objects.requireNonNull(o.lookedAt())))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Instant> mails(MailTo to, String value, Instant since) {
        return mails.values().stream()
                .filter(m -> m.askedAt().isAfter(since)
                        && switch (to) {
                            case ADDRESS -> m.address().equals(value);
                            case DOMAIN -> m.domain().equals(value);
                            case ANYBODY -> true;
                        })
                .map(Mail::askedAt)
                .sorted()
                .toList();
    }

    @Override
    public long addMail(Mail m) {
        long id = ++latestMail;
        mails.put(id, new Mail(id, m.objection(), m.tokenHash(), m.address(), m.domain(), m.askedAt(), m.state()));
        return id;
    }

    @Override
    public void mailed(long mail, MailState state) {
        mails.computeIfPresent(
                mail,
                (id, m) -> new Mail(id, m.objection(), m.tokenHash(), m.address(), m.domain(), m.askedAt(), state));
    }

    @Override
    public void unmailed(long mail) {
        mails.computeIfPresent(
                mail, (id, m) -> new Mail(id, m.objection(), m.tokenHash(), "", "", Instant.EPOCH, MailState.FAILED));
    }

    @Override
    public Optional<Mail> lastMail(long objection) {
        return mails.values().stream().filter(m -> m.objection() == objection).max(Comparator.comparingLong(Mail::id));
    }

    @Override
    public Optional<Mail> mail(String tokenHash) {
        return mails.values().stream()
                .filter(m -> m.tokenHash().equals(tokenHash))
                .findFirst();
    }

    @Override
    public int erase(Instant before, Instant now, ObjectionRules rules) {
        mails.values().removeIf(m -> m.askedAt().isBefore(before));
        List<Long> over = objections.values().stream()
                .filter(o -> end(o, rules).isBefore(now))
                .map(Objection::id)
                .toList();
        over.forEach(objections::remove);
        mails.values().removeIf(m -> over.contains(m.objection()));
        return over.size();
    }

    private static Instant end(Objection o, ObjectionRules rules) {
        Instant settled = o.settledAt();
        return o.kept() == State.CONFIRMED && settled != null
                ? settled.plus(rules.keptConfirmed())
                : (settled == null ? o.openUntil() : settled).plus(rules.keptOpen());
    }
}
