package org.herkomst.core.optout;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
            Optional<OptOut> before = inForce(optOut);
            if (before.isPresent()) {
                return new Confirmed(before.get().id(), Set.of(), Set.of());
            }
            // First, because it lines up those who change the register: nobody's companies are met twice.
            long id = stores.optOuts().add(optOut);
            Set<Long> companies = new TreeSet<>(companies(optOut, stores.companies()));
            companies.addAll(known(placed));
            stores.outbox().takeOff(companies);
            Set<String> targets = withdrawals.request(companies, Reason.OPT_OUT, id, who);
            entryIsBack(optOut);
            changed(Change.Kind.OPT_OUT_CONFIRMED, id, who, Map.of("by", by(optOut), "companies", count(companies)));
            // Last, and before the commit: an objection that was confirmed is in the file, whatever becomes of the
            // database.
            bury(optOut, companies, placed);
            return new Confirmed(id, companies, targets);
        });
    }

    private void bury(OptOut optOut, Set<Long> companies, List<CompanyFacts> placed) {
        Set<Alias> aliases = new HashSet<>();
        stores.companies().aliases(companies).values().forEach(aliases::addAll);
        placed.forEach(facts -> aliases.addAll(CompanyAliases.of(facts)));
        stores.tombstones().add(Tombstones.made(optOut, aliases, stores.tombstones()), clock.instant());
    }

    /** An entry that a restore lost, and that stood here by its tombstone, was given again. */
    private void entryIsBack(OptOut optOut) {
        String objection = Tombstones.objection(optOut, stores.tombstones());
        stores.optOuts().all().stream()
                .filter(o -> o.kind() == Kind.TOMBSTONE && o.value().equals(objection))
                .forEach(o -> stores.optOuts().remove(o.id()));
    }

    private Optional<OptOut> inForce(OptOut optOut) {
        return stores.optOuts().all().stream()
                .filter(o -> o.heldUntil() == null
                        && o.kind() == optOut.kind()
                        && o.value().equals(optOut.value()))
                .findFirst();
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
            Optional<OptOut> optOut =
                    stores.optOuts().all().stream().filter(o -> o.id() == id).findFirst();
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
