package org.herkomst.proofs.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.herkomst.core.company.Company;
import org.herkomst.core.visit.VisitRow;
import org.herkomst.proofs.simulation.History.Kind;
import org.jspecify.annotations.Nullable;

/** Compares what the CRM holds in the end with the truth about the visits and with the register. */
final class Judge {
    private static final String OF_PERSON = "a person's";
    private final World world;
    private final History history;
    private final Map<Integer, List<Map<String, String>>> records = new HashMap<>();
    private final Map<Integer, Company> known = new HashMap<>();

    Judge(World world) {
        this.world = world;
        this.history = world.history();
    }

    void judge() {
        world.stores().companies.committed().values().forEach(this::know);
        world.crm().account().companies().forEach((id, record) -> {
            Map<String, String> all = new HashMap<>(record);
            if (world.crm().isOfPerson(id)) {
                all.put(OF_PERSON, id);
            }
            sort(all);
        });
        for (int i = 0; i < world.website().companies(); i++) {
            judge(i);
        }
    }

    private void know(Company company) {
        int index = Website.company(company.facts().domain());
        if (known.put(index, company) != null) {
            history.fault(Kind.DOUBLED, index + " is two companies");
        }
    }

    private void sort(Map<String, String> record) {
        records.computeIfAbsent(history.index(record), i -> new ArrayList<>()).add(record);
    }

    private void judge(int index) {
        Company company = known.get(index);
        List<Map<String, String>> there = records.getOrDefault(index, List.of());
        List<VisitRow> rows = rows(company);
        visits(index, company, rows);
        boolean allowed = company != null && history.blockers(company).isEmpty() && !rows.isEmpty();
        boolean optedOut = company != null && history.isOptedOut(company);
        boolean gone = optedOut || (company != null && isErased(company, index));
        if (!allowed && gone) {
            there.stream()
                    .filter(r -> optedOut ? isOurs(r) : hasOurFields(r) && !r.containsKey(OF_PERSON))
                    .forEach(r -> history.fault(Kind.LEFT_BEHIND, index + " still has " + r));
        } else if (allowed && !history.isExcused(index)) {
            lost(index, there, rows);
        }
    }

    /** Whether nothing of a company was known since it was erased: one that came back by a visit that turned out to be a bot's stays as it was sent. */
    private boolean isErased(Company company, int index) {
        long erased = history.erased(company.id());
        return erased > 0
                && world.website().visits().stream()
                        .noneMatch(v -> v.company() == index && v.dropped() && v.event() > erased);
    }

    /** Whether a record still holds something of ours, or is one that we made. */
    private static boolean isOurs(Map<String, String> record) {
        boolean byHand = record.getOrDefault("name", "").startsWith("By hand");
        return hasOurFields(record)
                || (!byHand && !record.containsKey(OurFields.MARK) && !record.containsKey(OF_PERSON));
    }

    private static boolean hasOurFields(Map<String, String> record) {
        return record.keySet().stream().anyMatch(n -> n.startsWith(OurFields.PREFIX) && !n.equals(OurFields.MARK));
    }

    private List<VisitRow> rows(@Nullable Company company) {
        return company == null
                ? List.of()
                : world.stores().visits.rows().stream()
                        .filter(r -> r.company() == company.id())
                        .toList();
    }

    private void visits(int index, @Nullable Company company, List<VisitRow> rows) {
        Map<Long, VisitRow> byKey = new HashMap<>();
        rows.forEach(r -> byKey.put(r.key(), r));
        long erased = company == null ? 0 : history.erased(company.id());
        for (Website.Visit visit : world.website().visits()) {
            VisitRow row = visit.company() == index ? byKey.remove(visit.key()) : null;
            boolean counts = visit.company() == index && !visit.dropped();
            if (counts && row == null && visit.event() > erased) {
                history.fault(Kind.LOST, "visit " + visit.number() + " of " + index);
            } else if (row != null && (!counts || row.pages() != visit.pages())) {
                history.fault(Kind.LOST, "visit " + visit.number() + " of " + index + " is not as it was");
            }
        }
        byKey.keySet().forEach(key -> history.fault(Kind.LOST, index + " has a visit that never was, " + key));
    }

    private void lost(int index, List<Map<String, String>> there, List<VisitRow> rows) {
        List<Map<String, String>> ours = there.stream()
                .filter(r -> !r.getOrDefault("herkomst_key", "").isEmpty())
                .toList();
        if (ours.size() > 1) {
            history.fault(Kind.DOUBLED, index + " is there " + ours.size() + " times");
        } else if (ours.isEmpty()) {
            history.fault(Kind.LOST, index + " is not there, " + rows.size() + " visits");
        } else {
            content(index, ours.get(0), rows);
        }
    }

    private void content(int index, Map<String, String> record, List<VisitRow> rows) {
        LocalDate last = Objects.requireNonNull(
                rows.stream().map(VisitRow::day).max(LocalDate::compareTo).orElse(null));
        Map<String, String> truth = Map.of(
                "herkomst_last_visit", last.toString(),
                "herkomst_visits_90d", Integer.toString(rows.size()),
                "herkomst_pages_30d",
                        Integer.toString(rows.stream().mapToInt(VisitRow::pages).sum()));
        truth.forEach((name, value) -> {
            if (!value.equals(record.get(name)) && !history.isOvertaken(record.getOrDefault("herkomst_key", ""))) {
                history.fault(Kind.LOST, index + ": " + name + " is " + record.get(name) + ", not " + value);
            }
        });
    }
}
