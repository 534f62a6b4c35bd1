package org.herkomst.proofs.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.delivery.Delivery.Sent;
import org.herkomst.core.delivery.Ledger;
import org.herkomst.core.delivery.Outbox;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.CrmRecord.Intent;
import org.herkomst.core.record.CrmRecord.Known;
import org.herkomst.core.record.CrmRecord.Ownership;
import org.herkomst.core.target.Receipt;
import org.herkomst.core.target.Receipt.Verdict;
import org.herkomst.proofs.simulation.SimulatedRow.State;
import org.jspecify.annotations.Nullable;

/** Deliveries and the ledger of one target, with the rules of the database's tables; leases go by the database's clock. */
final class SimulatedOutbox implements Outbox, Ledger {
    static final Duration LEASE = Duration.ofMinutes(2);
    private final Database database;
    private final SimulatedOptOuts counters;
    private final Database.Table<Long, SimulatedRow> deliveries;
    private final Database.Table<Long, Entry> ledger;

    SimulatedOutbox(Database database, SimulatedOptOuts counters) {
        this.database = database;
        this.counters = counters;
        this.deliveries = database.table();
        this.ledger = database.table();
    }

    /** The ledger as it is committed. */
    Map<Long, Entry> committedLedger() {
        return ledger.committed();
    }

    /** Deliveries as they are committed, by company. */
    Map<Long, SimulatedRow> committed() {
        return deliveries.committed();
    }

    private Instant now() {
        return database.stage().now();
    }

    private static Delivery stored(Delivery d, long id, int tries, Sent sent) {
        CrmRecord r = d.record();
        CrmRecord bare = new CrmRecord(r.key(), r.name(), r.domain(), r.fields(), null);
        return new Delivery(id, d.company(), d.runId(), bare, d.hash(), tries, sent, d.expiresOn());
    }

    private Delivery read(SimulatedRow row) {
        Delivery d = row.delivery();
        CrmRecord r = d.record();
        Entry entry = ledger.get(d.company());
        CrmRecord known =
                new CrmRecord(r.key(), r.name(), r.domain(), r.fields(), entry == null ? null : entry.known());
        return new Delivery(d.id(), d.company(), d.runId(), known, d.hash(), d.tries(), d.sent(), d.expiresOn());
    }

    @Override
    public void put(String target, Collection<Delivery> put) {
        if (!put.isEmpty()) {
            database.execute("put deliveries", () -> put.forEach(this::put));
        }
    }

    private void put(Delivery d) {
        if (deliveries.get(d.company()) == null) {
            insert(d);
            return;
        }
        deliveries.lock(d.company());
        SimulatedRow old = deliveries.get(d.company());
        if (old == null) {
            insert(d);
            return;
        }
        int tries = old.state() == State.PARKED ? 0 : old.delivery().tries();
        Instant due = old.state() == State.CLAIMED ? old.leaseUntil() : null;
        Delivery stored = stored(d, old.delivery().id(), tries, old.delivery().sent());
        deliveries.put(d.company(), new SimulatedRow(stored, State.WAITING, null, null, due));
    }

    private void insert(Delivery d) {
        Delivery stored = stored(d, database.nextNumber(), 0, Sent.NOTHING);
        deliveries.insert(d.company(), new SimulatedRow(stored, State.WAITING, null, null, null));
    }

    @Override
    public Map<Long, Delivery> waiting(String target, Collection<Long> companies) {
        return companies.isEmpty()
                ? Map.of()
                : database.statement("waiting deliveries", () -> {
                    Map<Long, Delivery> found = new TreeMap<>();
                    rows(r -> companies.contains(r.company()) && r.state() != State.PARKED)
                            .forEach(r -> found.put(r.company(), read(r)));
                    return found;
                });
    }

    private List<SimulatedRow> rows(Predicate<SimulatedRow> which) {
        return deliveries.all().values().stream()
                .filter(which)
                .sorted((a, b) -> Long.compare(a.delivery().id(), b.delivery().id()))
                .toList();
    }

    @Override
    public Map<Long, String> parked(String target, Collection<Long> companies) {
        return companies.isEmpty()
                ? Map.of()
                : database.statement("parked deliveries", () -> {
                    Map<Long, String> found = new TreeMap<>();
                    rows(r -> companies.contains(r.company()) && r.state() == State.PARKED)
                            .forEach(r -> found.put(r.company(), r.delivery().hash()));
                    return found;
                });
    }

    @Override
    public Set<Long> unconfirmed(String target, Collection<Long> companies) {
        return companies.isEmpty()
                ? Set.of()
                : database.statement(
                        "unconfirmed deliveries",
                        () -> companies.stream().filter(c -> sent(c).maybe()).collect(Collectors.toSet()));
    }

    @Override
    public List<Long> waitingCompanies(String target) {
        return database.statement(
                "companies that wait",
                () -> rows(r -> r.state() != State.PARKED).stream()
                        .map(SimulatedRow::company)
                        .toList());
    }

    @Override
    public List<Delivery> claim(String target, int limit, long claim) {
        return claim(limit, claim, company -> true);
    }

    @Override
    public List<Delivery> claim(String target, Collection<Long> companies, int limit, long claim) {
        return claim(limit, claim, companies::contains);
    }

    private List<Delivery> claim(int limit, long claim, Predicate<Long> which) {
        return database.statement("claim deliveries", () -> {
            List<SimulatedRow> due =
                    rows(r -> which.test(r.company()) && deliveries.free(r.company()) && r.isDue(now())).stream()
                            .limit(limit)
                            .toList();
            due.forEach(r -> deliveries.put(r.company(), r.claimed(claim, now().plus(LEASE))));
            return due.stream().map(this::read).toList();
        });
    }

    @Override
    public long nextClaim() {
        return counters.next("claim");
    }

    @Override
    public boolean renew(Map<Long, Intent> going, long claim) {
        return database.statement("renew claim", () -> {
            List<SimulatedRow> ours = locked(going.keySet(), claim);
            ours.forEach(r -> deliveries.put(
                    r.company(), r.going(going.getOrDefault(r.delivery().id(), Intent.UPDATE), now().plus(LEASE))));
            return ours.size() == going.size();
        });
    }

    /** Rows of a claim, locked. */
    private List<SimulatedRow> locked(Collection<Long> ids, long claim) {
        List<SimulatedRow> ours = new ArrayList<>();
        for (SimulatedRow seen : rows(r -> ids.contains(r.delivery().id()) && r.of(claim))) {
            deliveries.lock(seen.company());
            SimulatedRow now = deliveries.get(seen.company());
            if (now != null && ids.contains(now.delivery().id()) && now.of(claim)) {
                ours.add(now);
            }
        }
        return ours;
    }

    @Override
    public int takeOff(Collection<Long> companies) {
        return companies.isEmpty()
                ? 0
                : database.statement("take deliveries off", () -> {
                    List<SimulatedRow> off = rows(
                            r -> companies.contains(r.company()) && deliveries.free(r.company()) && !r.lives(now()));
                    off.forEach(r -> deliveries.remove(r.company()));
                    return off.size();
                });
    }

    @Override
    public void release(Collection<Long> ids, long claim) {
        if (!ids.isEmpty()) {
            database.execute(
                    "release deliveries",
                    () -> locked(ids, claim).forEach(r -> deliveries.put(r.company(), r.released())));
        }
    }

    @Override
    public void link(String target, long company, String targetId) {
        throw new IllegalStateException("Nobody decides a question in a simulation");
    }

    @Override
    public void suppress(Collection<Long> ids, long claim) {
        if (!ids.isEmpty()) {
            database.execute("suppress deliveries", () -> locked(ids, claim).forEach(r -> drop(r.company())));
        }
    }

    @Override
    public void drop(String target, Collection<Long> companies) {
        if (!companies.isEmpty()) {
            database.execute("drop deliveries", () -> new TreeSet<>(companies).forEach(this::drop));
        }
    }

    private void drop(long company) {
        SimulatedRow row = deliveries.get(company);
        if (row != null && row.delivery().sent().maybe()) {
            deliveries.put(company, row.takenOff());
        } else {
            delete(company);
        }
    }

    private void delete(long company) {
        if (deliveries.get(company) != null) {
            deliveries.remove(company);
        }
    }

    /** Gives back what others had claimed. */
    void free() {
        rows(r -> r.state() == State.CLAIMED).forEach(r -> {
            deliveries.lock(r.company());
            SimulatedRow now = deliveries.get(r.company());
            if (now != null && now.state() == State.CLAIMED) {
                deliveries.put(r.company(), now.released());
            }
        });
    }

    /** What is verified leaves ledger and outbox. */
    void forget(long company) {
        if (ledger.get(company) != null) {
            ledger.remove(company);
        }
        SimulatedRow row = deliveries.get(company);
        if (row != null && !row.lives(now())) {
            deliveries.remove(company);
        }
    }

    /** Which of these companies have a delivery that is being sent, within a statement. */
    boolean isBeingSent(long company) {
        SimulatedRow row = deliveries.get(company);
        return row != null && row.lives(now());
    }

    /** What has gone out of a company's delivery, within a statement. */
    Sent sent(long company) {
        SimulatedRow row = deliveries.get(company);
        return row == null ? Sent.NOTHING : row.delivery().sent();
    }

    @Nullable
    Known known(long company) {
        Entry entry = ledger.get(company);
        return entry == null ? null : entry.known();
    }

    @Override
    public void settle(String target, Collection<Settled> settled, long claim, Instant at) {
        database.execute("settle deliveries", () -> {
            fence(settled, claim);
            settled.forEach(this::write);
        });
    }

    private void fence(Collection<Settled> settled, long claim) {
        if (locked(settled.stream().map(s -> s.delivery().id()).toList(), claim).size() != settled.size()) {
            throw new IllegalStateException("Another process has taken these deliveries over");
        }
    }

    private void write(Settled s) {
        Receipt receipt = s.receipt();
        long company = s.delivery().company();
        SimulatedRow row = deliveries.get(company);
        if (receipt.verdict().accepted()) {
            Known now = new Known(String.valueOf(receipt.targetId()), ownership(s, row), receipt.fields());
            ledger.put(company, new Entry(now, s.delivery().hash()));
            delete(company);
        } else if (row != null && receipt.verdict() == Verdict.DEFERRED) {
            deliveries.put(company, row.waiting(row.delivery().tries() + 1, receipt.notBefore()));
        } else if (row != null) {
            deliveries.put(company, row.parked());
        }
    }

    private static Ownership ownership(Settled settled, @Nullable SimulatedRow row) {
        Sent sent = row == null ? Sent.NOTHING : row.delivery().sent();
        return sent.owner(
                settled.receipt().verdict(), settled.delivery().record().known());
    }

    @Override
    public Map<Long, Entry> find(String target, Collection<Long> companies) {
        return companies.isEmpty()
                ? Map.of()
                : database.statement("ledger", () -> {
                    Map<Long, Entry> found = new TreeMap<>();
                    for (Long company : companies) {
                        Entry entry = ledger.get(company);
                        if (entry != null) {
                            found.put(company, entry);
                        }
                    }
                    return found;
                });
    }

    @Override
    public long size(String target) {
        return database.statement("ledger's size", () -> (long) ledger.all().size());
    }
}
