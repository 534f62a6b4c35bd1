package org.herkomst.proofs.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.herkomst.connector.resolver.names.CompanyName;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.Company;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.record.CrmRecord;
import org.jspecify.annotations.Nullable;

/** What happened, as the register, the looks and the CRM tell it, and what of it must not happen. */
final class History {
    private final Stage stage;
    private final Map<String, Look> fresh = new HashMap<>();
    private final Map<Long, Long> erased = new HashMap<>();
    private final Map<Long, Long> verified = new TreeMap<>();
    private final Set<Integer> excused = new TreeSet<>();
    private final Map<Kind, List<String>> faults = new TreeMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private final Set<String> overtaken = new TreeSet<>();
    private @Nullable Stores stores;
    private int optOuts;

    /** What must not happen. */
    enum Kind {
        LOST,
        DOUBLED,
        LATE,
        LEFT_BEHIND
    }

    /** A last look: what blocked each company when it began. */
    private record Look(long began, Map<String, Set<Long>> blocked) {}

    History(Stage stage) {
        this.stage = stage;
    }

    void over(Stores given) {
        stores = given;
    }

    private Stores stores() {
        return Objects.requireNonNull(stores);
    }

    void fault(Kind kind, String what) {
        stage.note("!!! " + kind + " " + what);
        faults.computeIfAbsent(kind, k -> new ArrayList<>()).add(what);
    }

    int count(Kind kind) {
        return faults.getOrDefault(kind, List.of()).size();
    }

    Map<Kind, List<String>> faults() {
        return faults;
    }

    int optOuts() {
        return optOuts;
    }

    /** A change of the register was committed. */
    void register(long id, @Nullable OptOut optOut) {
        stage.note(
                optOut == null
                        ? "register: " + id + " is gone"
                        : "register: " + id + " " + optOut.value()
                                + (optOut.heldUntil() == null ? "" : " held until " + optOut.heldUntil()));
        optOuts += optOut == null ? 0 : 1;
    }

    /** A task's state was committed. */
    void task(@Nullable SimulatedTask row) {
        if (row == null) {
            return;
        }
        if (row.progress().verifiedAt() == null) {
            verified.remove(row.company());
        } else {
            verified.putIfAbsent(row.company(), stage.event());
        }
    }

    boolean isVerified(long company) {
        return verified.containsKey(company);
    }

    /** What is known of a company's visits is erased from here on. */
    void erase(long company) {
        Company its = stores().companies.committed().get(company);
        // Once verified, only who is still opted out may be erased again.
        if (its != null && (!isVerified(company) || isOptedOut(its))) {
            erased.put(company, stage.event());
        }
    }

    /** When a company was erased last; 0: never. */
    long erased(long company) {
        return erased.getOrDefault(company, 0L);
    }

    /** From here on a person decides what the CRM has of this company. */
    void excuse(int company) {
        excused.add(company);
    }

    boolean isExcused(int company) {
        return excused.contains(company);
    }

    /** A write of values of this company was carried out that was sent then: an older one may land after a newer one. */
    void landed(String key, long sent) {
        if (sent < newest.getOrDefault(key, 0L)) {
            overtaken.add(key);
        } else {
            newest.put(key, sent);
            overtaken.remove(key);
        }
    }

    /** Whether the CRM holds values of an older write because it landed after a newer one. */
    boolean isOvertaken(String key) {
        return overtaken.contains(key);
    }

    Set<String> overtaken() {
        return overtaken;
    }

    void lookBegins(List<CrmRecord> records) {
        Map<String, Set<Long>> blocked = new HashMap<>();
        records.forEach(r -> blocked.put(r.key().value(), blockers(r.key().value())));
        fresh.put(stage.actor().name, new Look(stage.event(), blocked));
    }

    /** A request that carries values of these companies goes out. */
    void sent(Set<String> keys) {
        Look look = fresh.remove(stage.actor().name);
        for (String key : keys) {
            Set<Long> now = blockers(key);
            Set<Long> then = new HashSet<>(look == null ? now : look.blocked().getOrDefault(key, now));
            then.retainAll(now);
            if (!then.isEmpty()) {
                fault(Kind.LATE, key + " was sent though opted out" + (look == null ? ", without a look" : ""));
            }
        }
    }

    /** Numbers of what in the register names this company, by what the store knows of it. */
    private Set<Long> blockers(String key) {
        Company company = company(key);
        return company == null ? Set.of() : blockers(company);
    }

    Set<Long> blockers(Company company) {
        List<Alias> aliases = stores().companies.committedAliases(company.id());
        Set<Long> found = new TreeSet<>();
        for (OptOut o : stores().optOuts.committed()) {
            boolean holds = o.heldUntil() == null || o.heldUntil().isAfter(stage.now());
            if (holds && aliases.stream().anyMatch(alias -> names(o, alias))) {
                found.add(o.id());
            }
        }
        return found;
    }

    /** Whether an opt-out in force, holds left aside, names the company. */
    boolean isOptedOut(Company company) {
        Set<Long> blockers = blockers(company);
        return stores().optOuts.committed().stream().anyMatch(o -> o.heldUntil() == null && blockers.contains(o.id()));
    }

    private static boolean names(OptOut o, Alias alias) {
        return switch (o.kind()) {
            case DOMAIN -> alias.kind() == Alias.Kind.DOMAIN && ("." + alias.value()).endsWith("." + o.value());
            case REGISTER ->
                alias.kind() == Alias.Kind.REGISTER && alias.value().equals(o.value());
            case NAME ->
                alias.kind() == Alias.Kind.NAME_COUNTRY && alias.value().contains("|" + o.value() + "|");
            case RANGE, TOMBSTONE -> false;
        };
    }

    /** The name by which a company is opted out. */
    static String core(String name) {
        return CompanyName.of(name, null).core().toLowerCase(Locale.ROOT);
    }

    /** A digest of the looks that requests still rest on. */
    long digest() {
        long sum = faults.hashCode();
        for (Map.Entry<String, Look> e : new TreeMap<>(fresh).entrySet()) {
            sum = sum * 31 + (e.getKey() + new TreeMap<>(e.getValue().blocked())).hashCode();
        }
        return sum;
    }

    /** Index of the company that a record is of, by its key or else its domain. */
    int index(Map<String, String> record) {
        Company its = company(record.getOrDefault("herkomst_key", ""));
        return Website.company(its == null ? record.get("domain") : its.facts().domain());
    }

    @Nullable
    Company company(String key) {
        return stores().companies.committed().values().stream()
                .filter(c -> c.key().value().equals(key))
                .findFirst()
                .orElse(null);
    }
}
