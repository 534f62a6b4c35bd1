package org.herkomst.core.optout;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.audit.Change;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.CompanyAliases;
import org.herkomst.core.company.CompanyStore;
import org.herkomst.core.company.CompanyStore.Match;
import org.herkomst.core.optout.OptOut.Kind;
import org.herkomst.core.run.SyncStores;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.core.withdrawal.WithdrawalTask;
import org.herkomst.core.withdrawal.Withdrawals;

/** The desk over the stores. */
final class StandardDesk implements OptOutDesk {
    private final SyncStores stores;
    private final Withdrawals withdrawals;
    private final Clock clock;

    StandardDesk(SyncStores stores, Collection<String> targets, Clock clock) {
        this.stores = stores;
        this.withdrawals = new Withdrawals(stores, targets, clock);
        this.clock = clock;
    }

    @Override
    public Confirmed confirm(OptOut optOut, List<CompanyFacts> placed, String who) {
        return stores.transactions().call(() -> {
            List<Tombstone> made = new ArrayList<>();
            Confirmed confirmed = confirmed(optOut, () -> met(optOut, placed), placed, who, made);
            bury(made);
            return confirmed;
        });
    }

    @Override
    public List<Confirmed> confirmAll(List<OptOut> optOuts, Function<OptOut, Set<Long>> met, String who) {
        return stores.transactions().call(() -> {
            List<Tombstone> made = new ArrayList<>();
            List<Confirmed> confirmed = optOuts.stream()
                    .map(optOut -> confirmed(optOut, () -> met.apply(optOut), List.of(), who, made))
                    .toList();
            bury(made);
            return confirmed;
        });
    }

    private Confirmed confirmed(
            OptOut optOut, Supplier<Set<Long>> met, List<CompanyFacts> placed, String who, List<Tombstone> made) {
        Optional<OptOut> before = stores.optOuts().confirmed(optOut.kind(), optOut.value());
        if (before.isPresent()) {
            return new Confirmed(before.get().id(), Set.of(), Set.of(), true);
        }
        // First, because it lines up those who change the register: nobody's companies are met twice.
        long id = stores.optOuts().add(optOut);
        Set<Long> companies = new TreeSet<>(met.get());
        Set<String> targets = takeBack(id, companies, who);
        entryIsBack(optOut);
        changed(Change.Kind.OPT_OUT_CONFIRMED, id, who, Map.of("by", by(optOut), "companies", count(companies)));
        made.addAll(tombstones(optOut, companies, placed));
        return new Confirmed(id, companies, targets, false);
    }

    private Set<String> takeBack(long id, Set<Long> companies, String who) {
        if (companies.isEmpty()) {
            return Set.of();
        }
        Set<String> targets = withdrawals.request(companies, Reason.OPT_OUT, id, who);
        stores.outbox().takeOff(companies);
        return targets;
    }

    private List<Tombstone> tombstones(OptOut optOut, Set<Long> companies, List<CompanyFacts> placed) {
        Set<Alias> aliases = new HashSet<>();
        stores.companies().aliases(companies).values().forEach(aliases::addAll);
        placed.forEach(facts -> aliases.addAll(CompanyAliases.of(facts)));
        return Tombstones.made(optOut, aliases, stores.tombstones());
    }

    /** Last, and before the commit: an objection that was confirmed is in the file, whatever becomes of the database. */
    private void bury(List<Tombstone> made) {
        if (!made.isEmpty()) {
            stores.tombstones().add(made, clock.instant());
        }
    }

    /** An entry that a restore lost, and that stood here by its tombstone, was given again. */
    private void entryIsBack(OptOut optOut) {
        String objection = Tombstones.objection(optOut, stores.tombstones());
        stores.optOuts()
                .confirmed(Kind.TOMBSTONE, objection)
                .ifPresent(lost -> stores.optOuts().remove(lost.id()));
    }

    @Override
    public Set<String> extend(OptOut optOut, Set<Long> companies, String who) {
        return stores.transactions().call(() -> {
            Optional<OptOut> inForce = stores.optOuts().confirmed(optOut.kind(), optOut.value());
            if (inForce.isEmpty()) {
                return Set.of();
            }
            Set<String> targets = takeBack(inForce.get().id(), new TreeSet<>(companies), who);
            bury(tombstones(optOut, companies, List.of()));
            return targets;
        });
    }

    @Override
    public Set<Long> wouldMeet(OptOut optOut, List<CompanyFacts> placed) {
        return met(optOut, placed);
    }

    private Set<Long> met(OptOut optOut, List<CompanyFacts> placed) {
        Set<Long> companies = new TreeSet<>(companies(optOut, stores.companies()));
        companies.addAll(known(placed));
        return companies;
    }

    /** Companies known today that an entry meets by what it names. */
    static Set<Long> companies(OptOut optOut, CompanyStore companies) {
        String value = optOut.value().toLowerCase(Locale.ROOT);
        return switch (optOut.kind()) {
            case DOMAIN -> companies.matching(new Match(Alias.Kind.DOMAIN, value));
            case REGISTER -> companies.matching(new Match(Alias.Kind.REGISTER, value));
            case NAME -> companies.matching(new Match(Alias.Kind.NAME_COUNTRY, value));
            case RANGE, TOMBSTONE -> Set.of();
        };
    }

    private Set<Long> known(List<CompanyFacts> placed) {
        Set<Alias> aliases = new HashSet<>();
        placed.forEach(facts -> aliases.addAll(CompanyAliases.of(facts)));
        return Set.copyOf(stores.companies().find(aliases).values());
    }

    @Override
    public void hold(String domain, Instant until, String who) {
        stores.transactions().run(() -> {
            long id = stores.optOuts().add(new OptOut(0, Kind.DOMAIN, domain, domain, null, clock.instant(), until));
            changed(Change.Kind.OPT_OUT_HELD, id, who, Map.of("until", until.toString()));
        });
    }

    @Override
    public boolean remove(long id, String who) {
        return stores.transactions().call(() -> {
            Optional<OptOut> optOut = stores.optOuts().find(id);
            if (optOut.isEmpty() || !stores.optOuts().remove(id)) {
                return false;
            }
            withdrawals.forget(id);
            changed(Change.Kind.OPT_OUT_REMOVED, id, who, Map.of());
            if (optOut.get().heldUntil() == null) {
                stores.tombstones().lift(Tombstones.objection(optOut.get(), stores.tombstones()), clock.instant());
            }
            return true;
        });
    }

    @Override
    public List<WithdrawalTask> tasks(long optOut) {
        return stores.withdrawals().ofOptOut(optOut);
    }

    private void changed(Change.Kind kind, long id, String who, Map<String, String> details) {
        stores.changes().append(new Change(clock.instant(), who, kind, "opt-out " + id, new TreeMap<>(details)));
    }

    private static String by(OptOut optOut) {
        return optOut.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String count(Set<Long> companies) {
        return Integer.toString(companies.size());
    }
}
