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
            Set<Long> companies = new TreeSet<>(companies(optOut, placed));
            stores.outbox().takeOff(companies);
            Set<String> targets = withdrawals.request(companies, Reason.OPT_OUT, id, who);
            changed(Change.Kind.OPT_OUT_CONFIRMED, id, who, Map.of("by", by(optOut), "companies", count(companies)));
            return new Confirmed(id, companies, targets);
        });
    }

    private Optional<OptOut> inForce(OptOut optOut) {
        return stores.optOuts().all().stream()
                .filter(o -> o.heldUntil() == null
                        && o.kind() == optOut.kind()
                        && o.value().equals(optOut.value()))
                .findFirst();
    }

    private Set<Long> companies(OptOut optOut, List<CompanyFacts> placed) {
        String value = optOut.value().toLowerCase(Locale.ROOT);
        return switch (optOut.kind()) {
            case DOMAIN -> stores.companies().matching(new Match(Alias.Kind.DOMAIN, value));
            case REGISTER -> stores.companies().matching(new Match(Alias.Kind.REGISTER, value));
            case NAME -> stores.companies().matching(new Match(Alias.Kind.NAME_COUNTRY, value));
            case RANGE -> known(placed);
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
            if (!stores.optOuts().remove(id)) {
                return false;
            }
            withdrawals.forget(id);
            changed(Change.Kind.OPT_OUT_REMOVED, id, who, Map.of());
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
