package org.herkomst.core.run;

import java.time.LocalDate;
import java.time.ZoneOffset;
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
import org.herkomst.core.optout.CurrentGate;
import org.herkomst.core.optout.OptOutGate;
import org.herkomst.core.plan.LeftOut;
import org.herkomst.core.policy.PolicyWriter;
import org.herkomst.core.policy.PrivacyGate;
import org.herkomst.core.policy.PrivacyGate.Withheld;
import org.herkomst.core.profile.CompanyProfile;
import org.herkomst.core.profile.Profiles;
import org.herkomst.core.record.RecordWriter;
import org.herkomst.core.record.RecordWriter.Written;
import org.herkomst.core.run.SyncPipeline.Prepared;
import org.herkomst.core.visit.DaySum;
import org.herkomst.core.withdrawal.Reason;
import org.herkomst.core.withdrawal.Withdrawals;
import org.herkomst.mappings.Creation.Mode;
import org.jspecify.annotations.Nullable;

/** Compares every company with what the target last accepted, in one transaction, so that a repetition begins anew. */
final class Preparation {
    private static final int PAGE = 500;

    private final SyncOptions options;
    private final SyncStores stores;
    private final SyncPipeline.Parts parts;
    private final Due due;
    private final RecordWriter writer;
    private final PolicyWriter policies;
    private final PrivacyGate privacy = PrivacyGate.standard();
    private final LocalDate today;

    /** Whether the mapping makes records at all. */
    private final boolean makes;

    private List<LeftOut> leftOut = List.of();

    Preparation(SyncOptions options, SyncStores stores, SyncPipeline.Parts parts, Due due) {
        this.options = options;
        this.stores = stores;
        this.parts = parts;
        this.due = due;
        this.writer = new RecordWriter(parts.mapping());
        this.makes = parts.mapping().mapping().creation().mode() != Mode.UPDATE;
        this.policies = PolicyWriter.standard(options.basis());
        this.today = LocalDate.now(parts.clock().withZone(ZoneOffset.UTC));
    }

    Prepared prepare(RunReport report) {
        return found(report).stopped ? Prepared.STOPPED_BY_GUARD : Prepared.GO;
    }

    /** What the comparison found; it is in the report, and what is due is known. */
    Tally found(RunReport report) {
        OptOutGate gate = gate(report);
        report.info(report.info().withOptOutVersion(gate.version()));
        String runId = report.info().id();
        Tally tally = stores.transactions().call(() -> compare(gate, runId));
        tally.into(report);
        due.replace(tally.due);
        if (tally.plan.bound()) {
            due.only(tally.plan.admitted());
        }
        leftOut = tally.plan.leftOut();
        return tally;
    }

    /** Companies that are due and that the plan keeps back. */
    List<LeftOut> leftOut() {
        return leftOut;
    }

    private OptOutGate gate(RunReport report) {
        try {
            return new CurrentGate(stores.optOuts(), stores.tombstones(), parts.inOptedOutRanges()).now();
        } catch (RuntimeException e) {
            OptOutsUnreadableException failure = new OptOutsUnreadableException(e);
            report.add(failure.problem());
            throw failure;
        }
    }

    private Tally compare(OptOutGate gate, String runId) {
        Tally tally = new Tally(runId, options);
        ActivityPlan activities = new ActivityPlan(
                stores, options.target(), parts.mapping().mapping().activities(), today);
        Map<String, Site> sites = stores.visits().sites(options.source());
        long after = 0;
        while (true) {
            List<Company> page = stores.companies().withVisits(options.source(), after, PAGE);
            if (page.isEmpty()) {
                break;
            }
            new Page(page, sites, gate, tally, activities).compare();
            after = page.get(page.size() - 1).id();
        }
        new OthersThatWait(options.target(), stores, makes).into(tally);
        object(tally);
        new GuardLook(options, stores.ledger()).look(tally);
        if (!tally.stopped) {
            stores.outbox().put(options.target(), tally.fresh.values());
            activities.put();
            withdraw(tally);
        }
        return tally;
    }

    private void withdraw(Tally tally) {
        Withdrawals withdrawals = new Withdrawals(stores, List.of(options.target()), parts.clock());
        for (Reason reason : Set.copyOf(tally.withdrawn.values())) {
            List<Long> companies = tally.withdrawn.entrySet().stream()
                    .filter(e -> e.getValue() == reason)
                    .map(Map.Entry::getKey)
                    .toList();
            withdrawals.request(companies, options.target(), reason, "run:" + tally.runId);
        }
    }

    /** Companies that have taken the name of one that objected: the desk didn't know them by it. No guard stands in the way. */
    private void object(Tally tally) {
        Withdrawals withdrawals = new Withdrawals(stores, List.of(options.target()), parts.clock());
        tally.objected.forEach((company, optOut) ->
                withdrawals.request(List.of(company), Reason.OPT_OUT, optOut, "run:" + tally.runId));
    }

    private static Reason reason(Withheld withheld) {
        return withheld == Withheld.TERMS_OF_INPUT ? Reason.LICENCE_ENDED : Reason.CORRECTED;
    }

    /** One page of companies. */
    private final class Page {
        private final List<Company> companies;
        private final Map<String, Site> sites;
        private final OptOutGate gate;
        private final Tally tally;
        private final ActivityPlan activities;
        private final Map<Long, List<Alias>> aliases;
        private final Map<Long, Delivery> waiting;
        private final Map<Long, String> parked;
        private final Map<Long, Entry> ledger;
        private final Set<Long> withdrawn;
        private final Map<Long, List<DaySum>> sums = new HashMap<>();
        private final MutedPages muted = new MutedPages(stores.companies().mutedPages());
        private final List<Long> dropped = new ArrayList<>();
        private final List<Delivery> renewed = new ArrayList<>();

        Page(List<Company> companies, Map<String, Site> sites, OptOutGate gate, Tally tally, ActivityPlan activities) {
            this.companies = companies;
            this.sites = sites;
            this.gate = gate;
            this.tally = tally;
            this.activities = activities;
            List<Long> ids = companies.stream().map(Company::id).toList();
            this.aliases = stores.companies().aliases(ids);
            this.waiting = stores.outbox().waiting(options.target(), ids);
            this.parked = stores.outbox().parked(options.target(), ids);
            this.ledger = stores.ledger().find(options.target(), ids);
            this.withdrawn = stores.withdrawals().unverified(options.target(), ids);
            activities.page(ids);
            stores.visits()
                    .sumsOf(ids, options.source())
                    .forEach(s -> sums.computeIfAbsent(s.key().company(), id -> new ArrayList<>())
                            .add(s));
        }

        void compare() {
            companies.forEach(this::compare);
            stores.outbox().drop(options.target(), dropped);
            stores.outbox().put(options.target(), renewed);
        }

        private void compare(Company company) {
            tally.met.add(company.id());
            List<DaySum> days = sums.get(company.id());
            if (days == null) {
                return;
            }
            List<Alias> known = aliases.getOrDefault(company.id(), List.of());
            if (gate.blocks(company.facts(), known)) {
                tally.counts.optedOut++;
                if (mayBeThere(company)) {
                    gate.objection(company.facts(), known)
                            .ifPresent(optOut -> tally.objected.put(company.id(), optOut));
                }
                drop(company);
            } else {
                judged(company, days);
            }
        }

        /** Whether the target may hold a company that nobody has asked it to take back. */
        private boolean mayBeThere(Company company) {
            boolean sent = ledger.containsKey(company.id()) || waiting.containsKey(company.id());
            return sent && !withdrawn.contains(company.id());
        }

        private void judged(Company company, List<DaySum> days) {
            Optional<Withheld> withheld = privacy.withhold(company);
            if (withheld.isEmpty() && !withdrawn.contains(company.id())) {
                eligible(company, days);
                return;
            }
            tally.counts.withheld++;
            drop(company);
            if (ledger.containsKey(company.id()) && !withdrawn.contains(company.id())) {
                withheld.filter(why -> why != Withheld.MUTED)
                        .ifPresent(why -> tally.withdrawn.put(company.id(), reason(why)));
            }
        }

        private void drop(Company company) {
            if (waiting.containsKey(company.id())) {
                dropped.add(company.id());
            }
        }

        private void eligible(Company company, List<DaySum> all) {
            List<DaySum> days = muted.without(all);
            if (days.isEmpty()) {
                tally.counts.withheld++;
                drop(company);
                return;
            }
            Entry entry = ledger.get(company.id());
            CompanyProfile profile = Profiles.of(company, options.sourceLabel(), sites, days);
            Written written = writer.write(
                    profile, policies.write(company, profile.lastVisit()), entry == null ? null : entry.known());
            Delivery delivery = waiting.get(company.id());
            if (written.expiresOn().isBefore(today)) {
                // Its visits may still be kept: only a new one makes a record again.
                tally.counts.withheld++;
                drop(company);
                return;
            }
            // What was sent without an answer goes on: the CRM may have it.
            boolean sent = delivery != null && delivery.tries() > 0;
            if (entry == null && !sent && written.below().isPresent()) {
                tally.counts.belowThreshold++;
                drop(company);
                return;
            }
            activities.add(company, profile, written, tally);
            if (entry != null && entry.hash().equals(written.hash())) {
                tally.counts.unchanged++;
                drop(company);
            } else if (delivery != null) {
                waits(company, delivery, written, entry);
            } else if (written.hash().equals(parked.get(company.id()))) {
                tally.counts.unchanged++;
            } else {
                differs(company, written, entry);
            }
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
            tally.creations += makes && going && entry == null ? 1 : 0;
            if (!delivery.hash().equals(written.hash())) {
                renewed.add(new Delivery(
                        0, company.id(), delivery.runId(), written.record(), written.hash(), 0, written.expiresOn()));
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
            tally.creations += makes && entry == null ? 1 : 0;
            tally.truncated += written.truncated();
            tally.coerced += written.coerced();
            tally.fresh(new Delivery(
                    0, company.id(), tally.runId, written.record(), written.hash(), 0, written.expiresOn()));
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
}
