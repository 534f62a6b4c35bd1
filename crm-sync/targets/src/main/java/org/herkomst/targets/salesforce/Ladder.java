package org.herkomst.targets.salesforce;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.Rung;

/** Finds people's accounts, rung by rung: one hit counts, none goes on to the next rung, several are for a person. Reads only. */
final class Ladder {
    private static final int CONDITIONS = 50;

    private final Reading reading;
    private final Set<String> fields;
    private final Map<CompanyKey, Found> found = new LinkedHashMap<>();

    Ladder(Reading reading, Collection<String> fields) {
        this.reading = reading;
        this.fields = new TreeSet<>(fields);
    }

    /**
     * What a rung found.
     *
     * @param accounts accounts that fit, at least one
     * @param rung the rung
     */
    record Found(List<Account> accounts, Rung rung) {}

    /** What was found, by key; records that nothing fits are left out. */
    Map<CompanyKey, Found> climb(Collection<CrmRecord> records) {
        var height = records.stream().mapToInt(r -> rungs(r).size()).max().orElse(0);
        for (var step = 0; step < height; step++) {
            var now = new LinkedHashMap<CompanyKey, Step>();
            for (var record : records) {
                if (step < rungs(record).size() && !found.containsKey(record.key())) {
                    Step.of(rungs(record).get(step)).ifPresent(s -> now.put(record.key(), s));
                }
            }
            look(now);
        }
        return found;
    }

    private static List<Rung> rungs(CrmRecord record) {
        var domain = Domains.normal(record.domain());
        return record.ladder().isEmpty() && !domain.isEmpty()
                ? List.of(new Rung(Rung.Kind.DOMAIN, Map.of(Keys.WEBSITE, domain)))
                : record.ladder();
    }

    private void look(Map<CompanyKey, Step> steps) {
        steps.values().forEach(step -> fields.addAll(step.rung().values().keySet()));
        for (var part : Reading.parts(steps.entrySet(), CONDITIONS)) {
            var condition = part.stream()
                    .map(entry -> "(" + entry.getValue().condition() + ")")
                    .distinct()
                    .collect(Collectors.joining(" OR "));
            var hits = reading.where(condition, fields);
            part.forEach(entry -> keep(entry.getKey(), entry.getValue(), hits));
        }
    }

    private void keep(CompanyKey key, Step step, List<Account> hits) {
        var fitting = new ArrayList<>(hits);
        fitting.removeIf(account -> !step.fits(account));
        if (!fitting.isEmpty()) {
            found.put(key, new Found(List.copyOf(fitting), step.rung()));
        }
    }
}
