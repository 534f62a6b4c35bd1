package org.herkomst.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.herkomst.app.store.Workspace;
import org.herkomst.connector.resolver.CompanyFacts;
import org.herkomst.core.company.CompanyStore;
import org.herkomst.core.optout.NearNames;
import org.herkomst.core.optout.OptOut;
import org.herkomst.core.optout.OptOut.Kind;
import org.herkomst.core.optout.OptOutDesk;
import org.herkomst.core.optout.OptOutDesk.Confirmed;
import org.herkomst.core.optout.ValueKeys;
import org.herkomst.core.review.CompanyQuestions;
import org.herkomst.core.run.SyncStores;

/**
 * An import of opt-outs: the whole file is checked first, then entered in short transactions. Entering again what is in force does
 * nothing, so an import that was ended half-way is run again. Memory: eight bytes a line, and the companies that it meets.
 */
final class OptOutImport {
    private static final int BATCH = 500;
    private static final int PAGE = 1_000;
    /** More faults than this are counted, not listed. */
    private static final int LISTED = 100_000;

    private final Path file;
    private final Clock clock;
    private final SyncStores stores;
    private final Workspace workspace;
    private final OptOutDesk desk;
    private final Function<String, List<CompanyFacts>> around;
    private final ValueKeys keys = new ValueKeys();
    private final Map<String, List<CompanyFacts>> ranges = new HashMap<>();
    private boolean names;

    final List<String> refused = new ArrayList<>();
    long refusals;
    long given;
    long added;
    long before;
    long questions;
    Preview preview = new Preview(Set.of(), 0, 0);

    /**
     * An import.
     *
     * @param around companies that the index places in or around a range
     */
    OptOutImport(
            Path file, Workspace workspace, OptOutDesk desk, Function<String, List<CompanyFacts>> around, Clock clock) {
        this.file = file;
        this.workspace = workspace;
        this.stores = workspace.stores();
        this.desk = desk;
        this.around = around;
        this.clock = clock;
    }

    /**
     * Whom the file meets.
     *
     * @param companies numbers of the companies known today
     * @param records how many records of theirs the targets are known to have
     * @param known how many companies are known
     */
    record Preview(Set<Long> companies, long records, long known) {
        private static final int ALWAYS = 10;

        /** More than one in a hundred, and more than a handful: a second look is due. */
        boolean isMany() {
            return companies.size() > ALWAYS && companies.size() * 100L > known;
        }
    }

    /** Reads the whole file, changes nothing. */
    void check() throws IOException {
        try (OptOutRows rows = OptOutRows.open(file, clock)) {
            for (Optional<OptOutRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                OptOut optOut = row.get().optOut();
                if (optOut == null) {
                    refuse(String.valueOf(row.get().fault()));
                } else {
                    given++;
                    keys.add(optOut);
                    names |= optOut.kind() == Kind.NAME;
                    place(optOut);
                }
            }
        }
        preview = preview(keys.met(stores.companies()));
    }

    private void refuse(String fault) {
        refusals++;
        if (refused.size() < LISTED) {
            refused.add(fault);
        }
    }

    private void place(OptOut optOut) {
        if (optOut.kind() == Kind.RANGE) {
            ranges.computeIfAbsent(optOut.value(), around);
        }
    }

    private Preview preview(Map<String, Set<Long>> met) {
        Set<Long> companies = new TreeSet<>();
        met.values().forEach(companies::addAll);
        ranges.forEach((range, placed) -> companies.addAll(desk.wouldMeet(range(range), placed)));
        long records = 0;
        for (String target : stores.withdrawals().everUsed()) {
            records += records(target, companies);
        }
        return new Preview(companies, records, known(stores.companies()));
    }

    private OptOut range(String value) {
        return new OptOut(0, Kind.RANGE, value, value, null, clock.instant(), null);
    }

    private long records(String target, Collection<Long> companies) {
        long records = 0;
        List<Long> all = List.copyOf(companies);
        for (int from = 0; from < all.size(); from += PAGE) {
            List<Long> part = all.subList(from, Math.min(all.size(), from + PAGE));
            records += stores.ledger().find(target, part).size();
        }
        return records;
    }

    private static long known(CompanyStore companies) {
        long known = 0;
        List<Long> page = companies.numbers(0, PAGE);
        while (!page.isEmpty()) {
            known += page.size();
            page = companies.numbers(page.get(page.size() - 1), PAGE);
        }
        return known;
    }

    /** Enters all that was checked. */
    void enter(String who) throws IOException {
        Map<String, Set<Long>> met = keys.met(stores.companies());
        Optional<NearNames> near = names ? Optional.of(NearNames.of(stores.companies())) : Optional.empty();
        eachBatch(batch -> {
            List<Confirmed> confirmed = confirm(batch, met, who);
            long old = confirmed.stream().filter(Confirmed::before).count();
            before += old;
            added += confirmed.size() - old;
            near.ifPresent(names -> ask(batch, names));
        });
        late(met, who);
    }

    private List<Confirmed> confirm(List<OptOut> batch, Map<String, Set<Long>> met, String who) {
        List<OptOut> named = batch.stream().filter(o -> o.kind() != Kind.RANGE).toList();
        List<Confirmed> confirmed = new ArrayList<>(desk.confirmAll(
                named, o -> met.getOrDefault(ValueKeys.key(o.kind(), o.value()), Set.of()), who));
        batch.stream()
                .filter(o -> o.kind() == Kind.RANGE)
                .forEach(o -> confirmed.add(desk.confirm(o, ranges.getOrDefault(o.value(), List.of()), who)));
        return confirmed;
    }

    /** A run that went on meanwhile may have met and sent companies that were not known a moment ago. */
    private void late(Map<String, Set<Long>> met, String who) throws IOException {
        Map<String, Set<Long>> later = new TreeMap<>(keys.met(stores.companies()));
        met.forEach((key, companies) -> later.computeIfPresent(key, (k, all) -> {
            all.removeAll(companies);
            return all.isEmpty() ? null : all;
        }));
        if (!later.isEmpty()) {
            eachBatch(batch -> batch.forEach(optOut -> {
                Set<Long> companies = later.get(ValueKeys.key(optOut.kind(), optOut.value()));
                if (companies != null) {
                    desk.extend(optOut, companies, who);
                }
            }));
        }
    }

    private void ask(List<OptOut> batch, NearNames names) {
        batch.stream()
                .filter(optOut -> optOut.kind() == Kind.NAME)
                .forEach(optOut -> stores.companies().get(names.near(optOut.value())).stream()
                        .map(company -> CompanyQuestions.nearName(optOut, company, clock.instant()))
                        .filter(workspace.reviews()::ask)
                        .forEach(asked -> questions++));
    }

    @FunctionalInterface
    private interface Batch {
        void take(List<OptOut> optOuts);
    }

    private void eachBatch(Batch each) throws IOException {
        List<OptOut> batch = new ArrayList<>();
        try (OptOutRows rows = OptOutRows.open(file, clock)) {
            for (Optional<OptOutRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                row.map(OptOutRows.Row::optOut).ifPresent(batch::add);
                if (batch.size() == BATCH) {
                    each.take(List.copyOf(batch));
                    batch.clear();
                }
            }
        }
        each.take(List.copyOf(batch));
    }
}
