package org.herkomst.core.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.record.Comparison;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.run.FieldCounts;
import org.herkomst.core.run.Problem;
import org.herkomst.core.target.ApiUse;
import org.herkomst.core.target.CrmTarget;
import org.herkomst.core.target.DeliveryResult;
import org.herkomst.core.target.ProvisionReport;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retracted.Outcome;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.target.TargetCheck;
import org.herkomst.core.target.TargetPause;
import org.herkomst.core.target.TargetTraits;
import org.herkomst.core.target.Timeline;
import org.herkomst.core.target.WithdrawalResult;
import org.herkomst.mappings.FieldValue;
import org.herkomst.mappings.Mapping;
import org.jspecify.annotations.Nullable;

/** A CRM in memory that keeps the contract of a target, and can be told to decide otherwise. */
public final class MemoryCrm implements CrmTarget {
    private static final String KEY = "herkomst_key";
    private static final String DOMAIN = "domain";
    private static final String OURS = "herkomst_";
    private static final String MARK = "herkomst_do_not_process";

    private static final Comparison.Dialect DIALECT = new Comparison.Dialect() {
        @Override
        public boolean same(FieldValue ours, String theirs) {
            return ours.asText().equals(theirs);
        }

        @Override
        public boolean ours(String field) {
            return field.startsWith(OURS) && !field.equals(KEY);
        }
    };

    /** Notes and tasks. */
    public final MemoryTimeline notes = new MemoryTimeline();

    private final int batchSize;
    private final Map<String, Map<String, String>> records = new LinkedHashMap<>();
    private final List<CrmRecord> delivered = new ArrayList<>();
    private final List<Map<String, String>> writes = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private Function<CrmRecord, Optional<Verdict>> decision = r -> Optional.empty();
    private int made;
    private @Nullable TargetPause pause;
    private boolean answerLost;

    /** A CRM that takes this many records a delivery. */
    public MemoryCrm(int batchSize) {
        this.batchSize = batchSize;
    }

    /** From now on these verdicts, without a write; empty where the CRM decides itself. */
    public void decide(Function<CrmRecord, Optional<Verdict>> verdicts) {
        decision = verdicts;
    }

    /** Takes no more until then, beginning with the next delivery's end; {@code null}: takes again. */
    public void pause(@Nullable Instant until) {
        pause = until == null
                ? null
                : new TargetPause(
                        until, new Problem("HK-T-001", Problem.Category.RATE, 1, "The quota is spent", "Wait"));
    }

    /** A person makes a record. */
    public String personAdds(Map<String, String> values) {
        String id = Integer.toString(++made);
        records.put(id, new HashMap<>(values));
        return id;
    }

    /** A person changes a record; an empty value clears. */
    public void personEdits(String id, Map<String, String> values) {
        Map<String, String> record = records.getOrDefault(id, new HashMap<>());
        record.putAll(values);
        record.values().removeIf(String::isEmpty);
    }

    /** The next request that writes or deletes is carried out, and its answer is lost. */
    public void losesTheNextAnswer() {
        answerLost = true;
    }

    /** All records by id. */
    public Map<String, Map<String, String>> records() {
        return Map.copyOf(records);
    }

    /** What was handed to {@link #deliver}, in order. */
    public List<CrmRecord> delivered() {
        return List.copyOf(delivered);
    }

    /** The fields of each write, in order. */
    public List<Map<String, String>> writes() {
        return List.copyOf(writes);
    }

    /** The fields of each request that wrote, as text. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public TargetTraits traits() {
        return new TargetTraits(
                "memory", batchSize, Duration.ZERO, "by key", TargetTraits.VerdictKind.BY_KEY, "gone", "none", "none");
    }

    @Override
    public TargetCheck check(Mapping mapping) {
        return new TargetCheck("memory", List.of(), List.of());
    }

    @Override
    public Optional<Timeline> timeline() {
        return Optional.of(notes);
    }

    @Override
    public org.herkomst.core.target.AccountSchema schema() {
        return new org.herkomst.core.target.AccountSchema(java.util.List.of());
    }

    @Override
    public Map<CompanyKey, String> markedWrong(Mapping mapping) {
        Map<CompanyKey, String> marked = new LinkedHashMap<>();
        ids("herkomst_wrong_company", "true")
                .forEach(id -> CompanyKey.of(values(id).getOrDefault(KEY, "")).ifPresent(key -> marked.put(key, id)));
        return marked;
    }

    @Override
    public ProvisionReport provision(Mapping mapping) {
        return new ProvisionReport(List.of(), List.of());
    }

    @Override
    public DeliveryResult deliver(List<CrmRecord> given, LastLook look) {
        if (given.size() > batchSize) {
            throw new IllegalArgumentException("More than a batch");
        }
        List<CrmRecord> cleared = cleared(given, look);
        delivered.addAll(cleared);
        int from = writes.size();
        DeliveryResult result = result(cleared, true);
        if (writes.size() > from) {
            requests.add(writes.subList(from, writes.size()).toString());
            return takeLost() ? unanswered(cleared) : result;
        }
        return result;
    }

    /** What may go out of what would be written, and what is decided without a write. */
    private List<CrmRecord> cleared(List<CrmRecord> given, LastLook look) {
        Map<CompanyKey, Verdict> verdicts = new HashMap<>();
        result(given, false).receipts().forEach(r -> verdicts.put(r.key(), r.verdict()));
        Map<Boolean, List<CrmRecord>> sorted = given.stream()
                .map(r ->
                        r.going(verdicts.getOrDefault(r.key(), Verdict.DEFERRED).intent()))
                .collect(Collectors.partitioningBy(
                        r -> verdicts.getOrDefault(r.key(), Verdict.DEFERRED).accepted()));
        List<CrmRecord> cleared = new ArrayList<>(sorted.getOrDefault(false, List.of()));
        look.look(sorted.getOrDefault(true, List.of())).forEach(c -> cleared.add(c.value()));
        return cleared;
    }

    private boolean takeLost() {
        boolean lost = answerLost;
        answerLost = false;
        return lost;
    }

    private static DeliveryResult unanswered(List<CrmRecord> sent) {
        return new DeliveryResult(
                sent.stream().map(r -> refused(r, Verdict.DEFERRED)).toList(), Optional.empty());
    }

    @Override
    public WithdrawalResult withdraw(List<Retraction> retractions, Mapping mapping) {
        List<Retracted> done = retractions.stream().map(this::withdraw).toList();
        boolean wrote = done.stream().anyMatch(r -> r.outcome() != Outcome.NOT_THERE);
        boolean lost = wrote && takeLost();
        return new WithdrawalResult(
                lost
                        ? retractions.stream()
                                .map(r -> retracted(r, Outcome.DEFERRED, r.targetId()))
                                .toList()
                        : done,
                Optional.empty());
    }

    private Retracted withdraw(Retraction retraction) {
        return there(retraction)
                .filter(id -> ours(id) || made(retraction, id))
                .map(id -> takeBack(retraction, id))
                .orElseGet(() -> retracted(retraction, Outcome.NOT_THERE, retraction.targetId()));
    }

    /** By key, by the id known, or by domain among those that carry a key of ours. */
    private Optional<String> there(Retraction retraction) {
        String key = retraction.key().value();
        String known = retraction.targetId();
        String domain = retraction.domain();
        return ids(KEY, key).stream()
                .findFirst()
                .or(() -> Optional.ofNullable(known)
                        .filter(id -> records.containsKey(id) && !values(id).containsKey(KEY)))
                .or(() -> domain == null
                        ? Optional.empty()
                        : ids(DOMAIN, domain).stream()
                                .filter(id -> values(id).containsKey(KEY))
                                .findFirst());
    }

    private Map<String, String> values(String id) {
        return records.getOrDefault(id, Map.of());
    }

    private boolean ours(String id) {
        return values(id).keySet().stream().anyMatch(name -> name.startsWith(OURS) && !name.equals(MARK));
    }

    /** A record with another id than the one that we made, or with another key, is a person's by now. */
    private boolean made(Retraction retraction, String id) {
        String key = retraction.key().value();
        return retraction.ownership() != Ownership.ADOPTED
                && (retraction.targetId() == null || retraction.targetId().equals(id))
                && values(id).getOrDefault(KEY, key).equals(key);
    }

    private Retracted takeBack(Retraction retraction, String id) {
        if (made(retraction, id)) {
            records.remove(id);
            return retracted(retraction, Outcome.DELETED, id);
        }
        records.getOrDefault(id, new HashMap<>()).keySet().removeIf(name -> name.startsWith(OURS));
        if (retraction.forbidden()) {
            personEdits(id, Map.of(MARK, "true"));
        }
        return retracted(retraction, Outcome.STRIPPED, id);
    }

    private static Retracted retracted(Retraction retraction, Outcome outcome, @Nullable String id) {
        return new Retracted(retraction.key(), outcome, id, null, null);
    }

    @Override
    public DeliveryResult preview(List<CrmRecord> given) {
        return result(given, false);
    }

    private DeliveryResult result(List<CrmRecord> given, boolean write) {
        Set<String> taken = new HashSet<>();
        List<Receipt> receipts = new ArrayList<>();
        for (CrmRecord record : given) {
            receipts.add(0, receipt(record, taken, write));
        }
        return new DeliveryResult(receipts, Optional.ofNullable(write ? pause : null));
    }

    private Receipt receipt(CrmRecord record, Set<String> taken, boolean write) {
        Optional<Verdict> decided = decision.apply(record);
        if (decided.isPresent()) {
            return refused(record, decided.get());
        }
        Optional<String> known = ids(KEY, record.key().value()).stream().findFirst();
        if (known.isPresent()) {
            return write(record, known.get(), Verdict.UPDATED, write);
        }
        Known link = record.known();
        if (link != null && records.containsKey(link.targetId())) {
            return write(record, link.targetId(), Verdict.UPDATED, write);
        }
        List<String> fitting = record.domain() == null ? List.of() : ids(DOMAIN, record.domain());
        if (fitting.size() > 1) {
            return refused(record, Verdict.AMBIGUOUS).choosing(fitting);
        }
        if (fitting.stream().anyMatch(taken::contains)) {
            return refused(record, Verdict.AMBIGUOUS);
        }
        if (fitting.isEmpty()) {
            return write(record, null, Verdict.CREATED, write);
        }
        String id = fitting.get(0);
        taken.add(id);
        boolean other = records.getOrDefault(id, Map.of()).containsKey(KEY);
        return other ? refused(record, Verdict.CONFLICT) : write(record, id, Verdict.ADOPTED, write);
    }

    private List<String> ids(String field, String value) {
        return records.entrySet().stream()
                .filter(e -> value.equals(e.getValue().get(field)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Receipt refused(CrmRecord record, Verdict verdict) {
        Problem problem = new Problem("HK-T-002", Problem.Category.RECORD, 1, record.key() + ": " + verdict, "Look");
        return new Receipt(record.key(), verdict, null, Map.of(), new FieldCounts(), problem, null);
    }

    private Receipt write(CrmRecord record, @Nullable String id, Verdict verdict, boolean write) {
        Comparison compared = id == null
                ? Comparison.created(record)
                : Comparison.over(record, id, records.getOrDefault(id, Map.of()), DIALECT);
        Optional<Receipt> withheld = Receipt.withheld(record.key(), compared);
        if (withheld.isPresent()) {
            return withheld.get();
        }
        Map<String, String> send = compared.send();
        String made = id;
        if (write && !send.isEmpty()) {
            writes.add(send);
            made = id == null ? personAdds(send) : id;
            personEdits(made, send);
        }
        String matchedBy = verdict == Verdict.UPDATED ? Receipt.BY_KEY : id == null ? null : "domain";
        return Receipt.accepted(verdict, record.key(), made, compared, matchedBy);
    }

    @Override
    public ApiUse takeUse() {
        return new ApiUse(1, 0, 0);
    }

    @Override
    public void close() {}
}
