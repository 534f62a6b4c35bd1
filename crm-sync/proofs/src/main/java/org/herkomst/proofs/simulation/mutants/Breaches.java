package org.herkomst.proofs.simulation.mutants;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.herkomst.connector.matomo.VisitPage;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.delivery.LastLook;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.run.SyncOptions;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.run.Transactions;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Retracted;
import org.herkomst.core.target.Retraction;
import org.herkomst.core.withdrawal.WithdrawalTask.Progress;
import org.herkomst.core.withdrawal.WithdrawalTask.State;

/** What broken methods do instead. Called from the changed classes. */
public final class Breaches {
    private static int number;

    private Breaches() {}

    /** All of these, whoever objected. */
    public static List<Cleared<CrmRecord>> clearAll(List<CrmRecord> records) {
        List<Cleared<CrmRecord>> all = new ArrayList<>();
        records.forEach(r -> all.add(cleared(r)));
        return all;
    }

    @SuppressWarnings("unchecked")
    private static Cleared<CrmRecord> cleared(CrmRecord record) {
        try {
            Constructor<?> maker = Cleared.class.getDeclaredConstructors()[0];
            maker.setAccessible(true);
            return (Cleared<CrmRecord>) maker.newInstance(record, 0L, 0L);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A look that is taken once and believed from then on. */
    public static LastLook once(LastLook look) {
        Map<CompanyKey, Cleared<CrmRecord>> first = new HashMap<>();
        return records -> {
            if (first.isEmpty()) {
                look.look(records).forEach(c -> first.put(c.value().key(), c));
            }
            return records.stream()
                    .filter(r -> first.containsKey(r.key()))
                    .map(r -> first.getOrDefault(r.key(), cleared(r)))
                    .toList();
        };
    }

    /** Progress after a look that found nothing: verified at once. */
    public static Progress verified(Progress planned, Retracted retracted, Instant now) {
        return retracted.outcome() == Retracted.Outcome.NOT_THERE && planned.state() != State.VERIFIED
                ? new Progress(State.VERIFIED, 0, 1, now.plus(Duration.ofDays(1)), now)
                : planned;
    }

    /** What nobody answered counts as gone. */
    public static Retracted gone(Retracted retracted) {
        return retracted.outcome() == Retracted.Outcome.DEFERRED
                ? new Retracted(retracted.key(), Retracted.Outcome.NOT_THERE, retracted.targetId(), null, null)
                : retracted;
    }

    /** Nothing is found of those whose record's id isn't known. */
    public static Map<?, ?> onlyById(Map<?, ?> found) {
        Map<Object, Object> left = new LinkedHashMap<>();
        found.forEach((retraction, companies) ->
                left.put(retraction, ((Retraction) retraction).targetId() == null ? List.of() : companies));
        return left;
    }

    /** Another verdict on what nobody answered. */
    public static Receipt instead(Receipt receipt, Receipt.Verdict verdict) {
        return receipt.verdict() == Receipt.Verdict.DEFERRED
                ? new Receipt(receipt.key(), verdict, "1", Map.of(), receipt.counts(), receipt.problem(), null)
                : receipt;
    }

    /** All of these plans count as done. */
    @SuppressWarnings("unchecked")
    public static void acceptAll(List<?> plans, List<?> receipts) {
        try {
            for (Object plan : plans) {
                Method accepted = plan.getClass().getDeclaredMethod("accepted", String.class);
                accepted.setAccessible(true);
                ((List<Object>) receipts).add(accepted.invoke(plan, "1"));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same input under a key that was never used before. */
    @SuppressWarnings("unchecked")
    public static Object newKey(Object input) {
        try {
            Object property = part(input, "idProperty");
            if (property == null) {
                return input;
            }
            String key = part(input, "id") + "-" + ++number;
            Map<String, String> properties = new LinkedHashMap<>((Map<String, String>) part(input, "properties"));
            properties.put("herkomst_key", key);
            Constructor<?> maker = input.getClass().getDeclaredConstructors()[0];
            maker.setAccessible(true);
            return maker.newInstance(property, key, part(input, "objectWriteTraceId"), properties);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("NullAway")
    private static Object part(Object record, String name) throws ReflectiveOperationException {
        Method part = record.getClass().getDeclaredMethod(name);
        part.setAccessible(true);
        return part.invoke(record);
    }

    /** Moves the position on before its page is stored. */
    public static void savePosition(SyncStores stores, SyncOptions options, VisitPage page) {
        stores.transactions().run(() -> stores.positions().save(options.job(), page.next()));
    }

    /** Stores whose every statement commits by itself. */
    public static SyncStores eachAlone(SyncStores stores) {
        return stores.with(new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                return work.get();
            }
        });
    }
}
