package org.herkomst.core.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.delivery.Delivery.Sent;
import org.herkomst.core.delivery.Ledger;
import org.herkomst.core.delivery.Outbox;
import org.herkomst.core.record.CrmRecord.Intent;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.jspecify.annotations.Nullable;

/** An outbox and its ledger for one target in memory; what is deferred is due again at once. */
public final class MemoryOutbox implements Outbox {
    private Map<Long, Delivery> waiting = new TreeMap<>();
    private Map<Long, Long> claims = new HashMap<>();
    private Map<Long, Delivery> parked = new HashMap<>();
    private Map<Long, Ledger.Entry> ledger = new HashMap<>();
    private long number;

    /** What has gone out of the delivery of a company. */
    Sent sent(long company) {
        return Stream.concat(waiting.values().stream(), parked.values().stream())
                .filter(d -> d.company() == company)
                .map(Delivery::sent)
                .findFirst()
                .orElse(Sent.NOTHING);
    }

    @Override
    public Set<Long> unconfirmed(String target, Collection<Long> companies) {
        return companies.stream().filter(company -> sent(company).maybe()).collect(Collectors.toSet());
    }

    /** The ledger. */
    public Ledger ledger() {
        return new Ledger() {
            @Override
            public Map<Long, Entry> find(String target, Collection<Long> companies) {
                return companies.stream()
                        .distinct()
                        .filter(ledger::containsKey)
                        .collect(Collectors.toMap(c -> c, ledger::get));
            }

            @Override
            public long size(String target) {
                return ledger.size();
            }
        };
    }

    /** What the CRM holds of a company. */
    @Nullable
    Known known(String target, long company) {
        Ledger.Entry entry = ledger.get(company);
        return entry == null ? null : entry.known();
    }

    Runnable snapshot() {
        Map<Long, Delivery> w = new TreeMap<>(waiting);
        Map<Long, Long> c = new HashMap<>(claims);
        Map<Long, Delivery> p = new HashMap<>(parked);
        Map<Long, Ledger.Entry> l = new HashMap<>(ledger);
        return () -> {
            waiting = w;
            claims = c;
            parked = p;
            ledger = l;
        };
    }

    @Override
    public void put(String target, Collection<Delivery> deliveries) {
        for (Delivery d : deliveries) {
            Sent sent = sent(d.company());
            parked.remove(d.company());
            Delivery old = waiting(target, List.of(d.company())).get(d.company());
            long id = old == null ? ++number : old.id();
            waiting.put(
                    id,
                    new Delivery(
                            id,
                            d.company(),
                            d.runId(),
                            d.record(),
                            d.hash(),
                            old == null ? 0 : old.tries(),
                            sent,
                            d.expiresOn()));
        }
    }

    @Override
    public Map<Long, Delivery> waiting(String target, Collection<Long> companies) {
        return waiting.values().stream()
                .filter(d -> companies.contains(d.company()))
                .collect(Collectors.toMap(Delivery::company, d -> d));
    }

    @Override
    public Map<Long, String> parked(String target, Collection<Long> companies) {
        return companies.stream()
                .distinct()
                .filter(parked::containsKey)
                .collect(Collectors.toMap(c -> c, c -> parked.get(c).hash()));
    }

    @Override
    public List<Long> waitingCompanies(String target) {
        return waiting.values().stream().map(Delivery::company).toList();
    }

    @Override
    public List<Delivery> claim(String target, int limit, long claim) {
        return claim(target, waitingCompanies(target), limit, claim);
    }

    @Override
    public List<Delivery> claim(String target, Collection<Long> companies, int limit, long claim) {
        List<Delivery> claimed = new ArrayList<>();
        for (Delivery d : waiting.values()) {
            if (claimed.size() < limit
                    && companies.contains(d.company())
                    && claims.putIfAbsent(d.id(), claim) == null) {
                claimed.add(d);
            }
        }
        return claimed;
    }

    @Override
    public long nextClaim() {
        return ++number;
    }

    @Override
    public boolean renew(Map<Long, Intent> going, long claim) {
        going.forEach((id, intent) -> waiting.computeIfPresent(id, (n, d) -> d.going(intent)));
        return going.keySet().stream().allMatch(id -> Long.valueOf(claim).equals(claims.get(id)));
    }

    @Override
    public int takeOff(Collection<Long> companies) {
        int before = waiting.size();
        waiting.values().removeIf(d -> companies.contains(d.company()) && !claims.containsKey(d.id()));
        companies.forEach(parked::remove);
        return before - waiting.size();
    }

    Set<Long> claimed(Collection<Long> companies) {
        return waiting.values().stream()
                .filter(d -> claims.containsKey(d.id()) && companies.contains(d.company()))
                .map(Delivery::company)
                .collect(Collectors.toSet());
    }

    void forget(long company) {
        ledger.remove(company);
        parked.remove(company);
        waiting.values().removeIf(d -> d.company() == company && !claims.containsKey(d.id()));
    }

    @Override
    public void release(Collection<Long> ids, long claim) {
        ids.forEach(id -> claims.remove(id, claim));
    }

    @Override
    public void link(String target, long company, String targetId) {
        parked.remove(company);
        ledger.put(company, new Ledger.Entry(new Known(targetId, Ownership.ADOPTED, Map.of()), ""));
    }

    @Override
    public void suppress(Collection<Long> ids, long claim) {
        drop(d -> ids.contains(d.id()));
        claims.keySet().removeAll(ids);
    }

    @Override
    public void drop(String target, Collection<Long> companies) {
        drop(d -> companies.contains(d.company()));
    }

    private void drop(Predicate<Delivery> which) {
        waiting.values().stream()
                .filter(which)
                .filter(d -> d.sent().maybe())
                .forEach(d -> parked.put(d.company(), d.takenOff()));
        waiting.values().removeIf(which);
    }

    @Override
    public void settle(String target, Collection<Settled> settled, long claim, Instant now) {
        for (Settled s : settled) {
            Delivery d = s.delivery();
            if (!claims.remove(d.id(), claim)) {
                throw new IllegalStateException("The claim is no longer ours");
            }
            Delivery was = Objects.requireNonNull(waiting.remove(d.id()));
            parked.remove(d.company());
            Receipt r = s.receipt();
            if (r.verdict().accepted()) {
                Ownership ownership = was.sent().owner(r.verdict(), d.record().known());
                ledger.put(
                        d.company(),
                        new Ledger.Entry(new Known(String.valueOf(r.targetId()), ownership, r.fields()), d.hash()));
            } else if (r.verdict() == Verdict.DEFERRED) {
                waiting.put(d.id(), was.tried(d.tries() + 1));
            } else {
                parked.put(d.company(), was);
            }
        }
    }
}
