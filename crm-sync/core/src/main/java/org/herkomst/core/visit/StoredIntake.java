package org.herkomst.core.visit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.connector.matomo.CompanyVisit;
import org.herkomst.connector.matomo.DropReason;
import org.herkomst.connector.matomo.ReadVisit;
import org.herkomst.connector.matomo.Site;
import org.herkomst.connector.matomo.VisitPage;
import org.herkomst.core.run.VisitCounts;
import org.herkomst.core.run.VisitCounts.Outcome;
import org.jspecify.annotations.Nullable;

/** Rows first, then the sums of the days they touch: what was counted goes out, what counts now comes in. */
final class StoredIntake implements VisitIntake {
    private final Parts parts;
    private final SeenVisits seen;
    /** What this backfill has read: its pages overlap, and what earlier runs took is read again on purpose. */
    private LongSet readAgain = new LongSet();

    private final Set<Site> savedSites = new HashSet<>();
    private final Set<String> cleared = new HashSet<>();
    private final Set<String> clearedByThisPage = new HashSet<>();
    private Map<String, LocalDate> summedTo = Map.of();
    private final Set<Long> withoutConsent = new HashSet<>();
    private int tooOld;

    StoredIntake(Parts parts) {
        this.parts = parts;
        this.seen = new SeenVisits(parts.job(), parts.seen());
    }

    @Override
    public VisitCounts take(VisitPage page) {
        cleared.addAll(clearedByThisPage);
        clearedByThisPage.clear();
        VisitCounts counts = new VisitCounts();
        counts.add(Outcome.DUPLICATE, page.notes().duplicates());
        summedTo = parts.backfill() == null ? parts.visits().summedTo(parts.source()) : Map.of();
        Collection<ReadVisit> fresh = fresh(page, counts);
        clearKnownSites();
        // With each page, for saving a site lines up those who change its sums.
        savedSites.clear();
        fresh.forEach(v -> meet(v.site()));
        Map<Long, VisitRow> stored =
                parts.visits().find(fresh.stream().map(v -> v.ref().key()).toList());
        Changes changes = new Changes();
        for (ReadVisit visit : fresh) {
            counts.add(change(visit, stored.get(visit.ref().key()), changes), 1);
        }
        parts.companies().flush();
        changes.write(parts.visits());
        seen.flush();
        return counts;
    }

    /** The readings that are new, each visit once, in its last form. */
    private Collection<ReadVisit> fresh(VisitPage page, VisitCounts counts) {
        Map<Long, ReadVisit> fresh = new LinkedHashMap<>();
        for (ReadVisit visit : page.visits()) {
            if (isTooOld(visit)) {
                tooOld++;
                counts.add(Outcome.EXCLUDED, 1);
                continue;
            }
            if (isTaken(visit) || fresh.put(visit.ref().key(), visit) != null) {
                counts.add(Outcome.DUPLICATE, 1);
            }
        }
        return fresh.values();
    }

    private boolean isTaken(ReadVisit visit) {
        boolean known = !seen.add(visit);
        return parts.backfill() == null ? known : !readAgain.add(visit.ref().version());
    }

    /** Whether only sums are left of the visit's day, so that nobody can tell if it is in them. */
    private boolean isTooOld(ReadVisit visit) {
        LocalDate to = summedTo.get(visit.site().id());
        if (to == null) {
            return false;
        }
        LocalDate day = visit.fold(
                named -> named.visit().day(), dropped -> dropped.ref().day());
        return !day.isAfter(to) || !visit.ref().day().isAfter(to);
    }

    @Override
    public int takeTooOld() {
        int taken = tooOld;
        tooOld = 0;
        return taken;
    }

    @Override
    public Set<Long> takeWithoutConsent() {
        Set<Long> taken = Set.copyOf(withoutConsent);
        withoutConsent.clear();
        return taken;
    }

    private void meet(Site site) {
        if (savedSites.add(site)) {
            parts.visits().saveSite(parts.source(), site);
        }
        clear(site.id());
    }

    /** A backfill replaces its days whole, so sites without a visit in them are cleared too: all known ones with the first page. */
    private void clearKnownSites() {
        if (parts.backfill() != null && cleared.isEmpty()) {
            parts.visits().sites(parts.source()).keySet().forEach(this::clear);
        }
    }

    private void clear(String site) {
        var days = parts.backfill();
        if (days != null && !cleared.contains(site) && clearedByThisPage.add(site)) {
            parts.visits().clearDays(parts.source(), site, days.first(), days.last());
        }
    }

    private Outcome change(ReadVisit visit, @Nullable VisitRow old, Changes changes) {
        return visit.fold(
                named -> {
                    changes.put(row(named.visit()), old);
                    return Outcome.RESOLVED;
                },
                dropped -> {
                    if (old != null) {
                        changes.takeBack(old);
                    }
                    if (old != null && dropped.reason() == DropReason.NO_CONSENT) {
                        withoutConsent.add(old.company());
                    }
                    return Outcome.valueOf(dropped.reason().name());
                });
    }

    private VisitRow row(CompanyVisit visit) {
        long company = parts.companies().identify(visit.resolution(), visit.day());
        return new VisitRow(
                visit.ref().key(),
                company,
                parts.source(),
                visit.site().id(),
                visit.day(),
                visit.pages(),
                visit.pageCounts(),
                visit.channel(),
                visit.channelName());
    }

    @Override
    public void rolledBack() {
        tooOld = 0;
        withoutConsent.clear();
        seen.forget();
        readAgain = new LongSet();
        savedSites.clear();
        clearedByThisPage.clear();
        parts.companies().rolledBack();
    }

    /** What a page changes. */
    private static final class Changes {
        private final List<VisitRow> inserted = new ArrayList<>();
        private final List<VisitRow> replaced = new ArrayList<>();
        private final List<Long> deleted = new ArrayList<>();
        private final Map<CompanyDay, List<VisitRow>> gone = new HashMap<>();
        private final Map<CompanyDay, List<VisitRow>> come = new HashMap<>();

        void put(VisitRow row, @Nullable VisitRow old) {
            if (row.equals(old)) {
                return;
            }
            if (old == null) {
                inserted.add(row);
            } else {
                replaced.add(row);
                note(old, gone);
            }
            note(row, come);
        }

        void takeBack(VisitRow old) {
            deleted.add(old.key());
            note(old, gone);
        }

        private static void note(VisitRow row, Map<CompanyDay, List<VisitRow>> days) {
            days.computeIfAbsent(row.companyDay(), day -> new ArrayList<>(2)).add(row);
        }

        void write(VisitStore visits) {
            visits.delete(deleted);
            visits.replace(replaced);
            visits.insert(inserted);
            Set<CompanyDay> touched = new HashSet<>(come.keySet());
            touched.addAll(gone.keySet());
            Map<CompanyDay, DaySum> stored = visits.sums(touched);
            visits.save(touched.stream().map(day -> sum(day, stored)).toList(), stored.keySet());
        }

        private DaySum sum(CompanyDay day, Map<CompanyDay, DaySum> stored) {
            DaySum before = stored.getOrDefault(day, DaySums.none(day));
            List<VisitRow> out = gone.get(day);
            return DaySums.plus(out == null ? before : DaySums.minus(before, out), come.getOrDefault(day, List.of()));
        }
    }
}
