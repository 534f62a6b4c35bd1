package org.herkomst.core.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.herkomst.connector.matomo.Site;
import org.herkomst.core.company.Alias;
import org.herkomst.core.company.Company;
import org.herkomst.core.company.MutedPages;
import org.herkomst.core.delivery.Delivery;
import org.herkomst.core.delivery.Ledger.Entry;
import org.herkomst.core.optout.OptOutGate;
import org.herkomst.core.policy.PolicyWriter;
import org.herkomst.core.policy.PrivacyGate;
import org.herkomst.core.policy.PrivacyGate.Withheld;
import org.herkomst.core.profile.CompanyProfile;
import org.herkomst.core.profile.Profiles;
import org.herkomst.core.record.RecordWriter;
import org.herkomst.core.record.RecordWriter.Written;
import org.herkomst.core.visit.DaySum;
import org.jspecify.annotations.Nullable;

/** One page of companies, each compared with what the target last accepted of it. */
final class PageComparison {
    private final Rules rules;
    private final List<Company> companies;
    private final Tally tally;
    private final PrivacyGate privacy = PrivacyGate.standard();
    private final Map<Long, List<Alias>> aliases;
    private final Map<Long, Delivery> waiting;
    private final Map<Long, String> parked;
    private final Set<Long> unconfirmed;
    private final Map<Long, Entry> ledger;
    private final Set<Long> withdrawn;
    private final Map<Long, List<DaySum>> sums = new HashMap<>();
    private final List<Long> dropped = new ArrayList<>();
    private final List<Delivery> renewed = new ArrayList<>();

    /**
     * What all pages of a run are compared by.
     *
     * @param sites sites of the source
     * @param muted pages that count for nothing
     * @param today the run's day in UTC
     * @param makes whether the mapping makes records at all
     */
    record Rules(
            SyncOptions options,
            SyncStores stores,
            RecordWriter writer,
            PolicyWriter policies,
            OptOutGate gate,
            ActivityPlan activities,
            Map<String, Site> sites,
            MutedPages muted,
            LocalDate today,
            boolean makes) {}

    PageComparison(Rules rules, List<Company> companies, Tally tally) {
        this.rules = rules;
        this.companies = companies;
        this.tally = tally;
        List<Long> ids = companies.stream().map(Company::id).toList();
        SyncStores stores = rules.stores();
        String target = rules.options().target();
        this.aliases = stores.companies().aliases(ids);
        this.waiting = stores.outbox().waiting(target, ids);
        this.parked = stores.outbox().parked(target, ids);
        this.unconfirmed = stores.outbox().unconfirmed(target, ids);
        this.ledger = stores.ledger().find(target, ids);
        this.withdrawn = stores.withdrawals().unverified(target, ids);
        rules.activities().page(ids);
        stores.visits()
                .sumsOf(ids, rules.options().source())
                .forEach(s -> sums.computeIfAbsent(s.key().company(), id -> new ArrayList<>())
                        .add(s));
    }

    void compare() {
        companies.forEach(this::compare);
        rules.stores().outbox().drop(rules.options().target(), dropped);
        rules.stores().outbox().put(rules.options().target(), renewed);
    }

    private void compare(Company company) {
        tally.met.add(company.id());
        List<DaySum> days = sums.get(company.id());
        if (days == null) {
            return;
        }
        List<Alias> known = aliases.getOrDefault(company.id(), List.of());
        if (rules.gate().blocks(company.facts(), known)) {
            tally.counts.optedOut++;
            if (mayBeThere(company)) {
                rules.gate()
                        .objection(company.facts(), known)
                        .ifPresent(optOut -> tally.objected.put(company.id(), optOut));
            }
            drop(company);
        } else {
            judged(company, days);
        }
    }

    /** Whether the target may hold a company that nobody has asked it to take back. */
    private boolean mayBeThere(Company company) {
        boolean sent = ledger.containsKey(company.id())
                || waiting.containsKey(company.id())
                || unconfirmed.contains(company.id());
        return sent && !withdrawn.contains(company.id());
    }

    /** Whether the target may hold what no verdict has said, and it is to be sent again. */
    private boolean isUnconfirmed(Company company) {
        Delivery delivery = waiting.get(company.id());
        return delivery != null && delivery.sent().maybe();
    }

    private void judged(Company company, List<DaySum> days) {
        Optional<Withheld> withheld = privacy.withhold(company);
        if (withheld.isEmpty() && !withdrawn.contains(company.id())) {
            eligible(company, days);
            return;
        }
        tally.counts.withheld++;
        boolean there = ledger.containsKey(company.id()) || unconfirmed.contains(company.id());
        boolean asked = !there || withdrawn.contains(company.id());
        if (asked || !tally.takeBack(company.id(), withheld)) {
            drop(company);
        }
    }

    private void drop(Company company) {
        if (waiting.containsKey(company.id())) {
            dropped.add(company.id());
        }
    }

    private void eligible(Company company, List<DaySum> all) {
        List<DaySum> days = rules.muted().without(all);
        if (days.isEmpty()) {
            tally.counts.withheld++;
            drop(company);
            return;
        }
        Entry entry = ledger.get(company.id());
        CompanyProfile profile = Profiles.of(company, rules.options().sourceLabel(), rules.sites(), days);
        Written written = rules.writer()
                .write(
                        profile,
                        rules.policies().write(company, profile.lastVisit()),
                        entry == null ? null : entry.known());
        if (written.expiresOn().isBefore(rules.today())) {
            // Its visits may still be kept: only a new one makes a record again.
            tally.counts.withheld++;
            drop(company);
        } else if (entry == null && !isUnconfirmed(company) && written.below().isPresent()) {
            tally.counts.belowThreshold++;
            drop(company);
        } else {
            rules.activities().add(company, profile, written, tally);
            written(company, written, entry);
        }
    }

    private void written(Company company, Written written, @Nullable Entry entry) {
        Delivery delivery = waiting.get(company.id());
        String hash = written.hash();
        if (entry != null && entry.hash().equals(hash) && isConfirmed(company, hash)) {
            tally.counts.unchanged++;
            drop(company);
        } else if (delivery != null) {
            waits(company, delivery, written, entry);
        } else if (hash.equals(parked.get(company.id()))) {
            tally.counts.unchanged++;
        } else {
            differs(company, written, entry);
        }
    }

    /**
     * Whether the target holds what it last accepted: nothing else went out since whose verdict nobody knows, or that was given up. A
     * record that goes back to what it was must then be sent once more.
     */
    private boolean isConfirmed(Company company, String hash) {
        return !isUnconfirmed(company) && hash.equals(parked.getOrDefault(company.id(), hash));
    }

    private void waits(Company company, Delivery delivery, Written written, @Nullable Entry entry) {
        tally.counts.unchanged++;
        if (written.fault().isPresent()) {
            tally.counts.carriedOver++;
            invalid(company, written);
            dropped.add(company.id());
            return;
        }
        tally.carried(List.of(company.id()));
        boolean going = tally.plan.admits(company.id(), written.record(), written.hash(), entry);
        tally.creations += rules.makes() && going && entry == null ? 1 : 0;
        if (!delivery.hash().equals(written.hash())) {
            renewed.add(new Delivery(
                    company.id(), delivery.runId(), written.record(), written.hash(), written.expiresOn()));
        }
    }

    private void differs(Company company, Written written, @Nullable Entry entry) {
        if (entry == null) {
            tally.counts.added++;
        } else {
            tally.counts.changed++;
        }
        if (written.fault().isPresent()) {
            invalid(company, written);
            return;
        }
        if (!tally.plan.admits(company.id(), written.record(), written.hash(), entry)) {
            tally.leave();
            return;
        }
        tally.creations += rules.makes() && entry == null ? 1 : 0;
        tally.truncated += written.truncated();
        tally.coerced += written.coerced();
        tally.fresh(new Delivery(company.id(), tally.runId, written.record(), written.hash(), written.expiresOn()));
    }

    private void invalid(Company company, Written written) {
        tally.invalid++;
        tally.problem(
                "HK-REC-010",
                Problem.Category.RECORD,
                company.key() + ": " + written.fault().orElse(""),
                "Correct the input or the mapping; the record was left out.");
    }
}
