package org.herkomst.targets.odoo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.record.CrmRecord;
import org.herkomst.core.record.Rung;

/**
 * Finds records of people, rung by rung: who has a hit leaves the ladder. Odoo's conditions find too much rather than too little; what
 * fits is decided here. Companies only, and none that is archived.
 */
final class Ladder {
    /** Conditions in one question: each reads the whole table. */
    private static final int MOST = 25;

    private final Partners partners;
    private final Set<String> fields;

    Ladder(Partners partners, Collection<String> fields) {
        this.partners = partners;
        this.fields = new TreeSet<>(fields);
    }

    /**
     * What a rung found.
     *
     * @param kind the rung's kind
     * @param partners one, or several that fit
     */
    record Hit(Rung.Kind kind, List<Partner> partners) {}

    Map<CompanyKey, Hit> find(Collection<CrmRecord> records) {
        var hits = new LinkedHashMap<CompanyKey, Hit>();
        var open = new ArrayList<>(records);
        for (var step = 0; !open.isEmpty(); step++) {
            var at = step;
            open.removeIf(
                    record -> hits.containsKey(record.key()) || rungs(record).size() <= at);
            for (var from = 0; from < open.size(); from += MOST) {
                look(open.subList(from, Math.min(open.size(), from + MOST)), at, hits);
            }
        }
        return hits;
    }

    /** Without a ladder of its own: by the domain, where Odoo keeps the website. */
    private static List<Rung> rungs(CrmRecord record) {
        var domain = Hosts.normal(record.domain());
        if (!record.ladder().isEmpty() || domain.isEmpty()) {
            return record.ladder();
        }
        return List.of(new Rung(Rung.Kind.DOMAIN, Map.of(Keys.WEBSITE, domain)));
    }

    private void look(List<CrmRecord> records, int step, Map<CompanyKey, Hit> hits) {
        if (records.isEmpty()) {
            return;
        }
        var domain = new ArrayList<Object>();
        domain.add(List.of(Keys.IS_COMPANY, "=", true));
        domain.addAll(Collections.nCopies(records.size() - 1, "|"));
        var names = new TreeSet<>(fields);
        for (var record : records) {
            var rung = rungs(record).get(step);
            names.addAll(rung.values().keySet());
            domain.addAll(conditions(rung));
        }
        var found = partners.search(domain, names, false);
        for (var record : records) {
            var rung = rungs(record).get(step);
            var fitting = found.stream().filter(p -> fits(p, rung)).toList();
            if (!fitting.isEmpty()) {
                hits.put(record.key(), new Hit(rung.kind(), fitting));
            }
        }
    }

    private static List<Object> conditions(Rung rung) {
        var all = new ArrayList<Object>(Collections.nCopies(rung.values().size() - 1, "&"));
        rung.values().forEach((field, value) -> all.add(List.of(field, "=ilike", pattern(rung.kind(), field, value))));
        return all;
    }

    private static String pattern(Rung.Kind kind, String field, String value) {
        return switch (kind) {
            case REGISTER_NUMBER -> digits(value).replaceAll("(?<=.)(?=.)", "%");
            case DOMAIN -> "%" + wild(Hosts.normal(value)) + "%";
            case NAME_PLACE -> field.equals(Keys.NAME) ? Names.pattern(value) : wild(value.strip());
        };
    }

    /** What is no plain letter or digit may be written otherwise. */
    static String wild(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]+", "%");
    }

    private static boolean fits(Partner partner, Rung rung) {
        return rung.values().entrySet().stream().allMatch(e -> {
            var there = partner.value(e.getKey());
            return switch (rung.kind()) {
                case REGISTER_NUMBER -> digits(there).equals(digits(e.getValue()));
                case DOMAIN -> Hosts.fits(there, e.getValue());
                case NAME_PLACE ->
                    e.getKey().equals(Keys.NAME)
                            ? Names.same(there, e.getValue())
                            : Names.plain(there).equals(Names.plain(e.getValue()));
            };
        });
    }

    private static String digits(String number) {
        return number.replaceAll("[\\s.-]", "").toLowerCase(Locale.ROOT);
    }
}
