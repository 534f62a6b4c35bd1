package org.herkomst.core.run;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herkomst.core.activity.Activity;
import org.herkomst.core.activity.ActivityStore.Stored;
import org.herkomst.core.activity.ActivityWriter;
import org.herkomst.core.company.Company;
import org.herkomst.core.profile.CompanyProfile;
import org.herkomst.core.record.RecordWriter.Written;
import org.herkomst.mappings.ActivityRules;

/** Finds the notes and tasks that are due, company by company, while their records are compared. For one transaction. */
final class ActivityPlan {
    private final SyncStores stores;
    private final String target;
    private final boolean none;
    private final ActivityWriter writer;
    private final Map<Long, List<Activity>> due = new HashMap<>();
    private Map<Long, List<Stored>> stored = Map.of();

    ActivityPlan(SyncStores stores, String target, ActivityRules rules, LocalDate today) {
        this.stores = stores;
        this.target = target;
        this.none = rules.isEmpty();
        this.writer = new ActivityWriter(rules, today);
    }

    /** The companies that come next. */
    void page(Collection<Long> companies) {
        stored = none ? Map.of() : stores.activities().of(target, companies);
    }

    /** One of them, which may have a record. */
    void add(Company company, CompanyProfile profile, Written written, Tally tally) {
        if (none) {
            return;
        }
        List<Activity> wanted = writer.write(
                written.values(),
                profile.days(),
                stored.getOrDefault(company.id(), List.of()),
                fault -> tally.problem(
                        "HK-ACT-004",
                        Problem.Category.CONFIG,
                        company.key() + ": " + fault,
                        "Correct the rule in the mapping; no note or task was made by it."));
        if (!wanted.isEmpty()) {
            due.put(company.id(), wanted);
            tally.activities += wanted.size();
        }
    }

    /** Puts what is due to where the round finds it. */
    void put() {
        if (!none) {
            stores.activities().dropBefore(target, writer.newsFrom());
            stores.activities().put(target, due);
        }
    }
}
