package org.herkomst.proofs.kills;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.herkomst.proofs.recovery.Found;
import org.herkomst.proofs.recovery.Shape;

/**
 * Who is who: companies that come by visits; among them one that a person has in the CRM already, one that is there twice, so that
 * nobody can tell which is meant, one that opted out, and some that do so later.
 */
final class Cast {
    static final Shape SHAPE = new Shape(230, 700, 100, 40);
    /** Visits of the first half. They are of most companies, so that the second half makes new records and changes old ones. */
    static final int HALF = 250;

    static final int OPTED_OUT = 120;

    /** One that we make in the first half. */
    static final int MADE = 5;
    /** One that a run sends with its first batch: batches go by the key, which is made of the name. */
    static final int SENT_FIRST = 60;
    /** A person has made it in the CRM; we adopt it. */
    static final int THERE = 40;

    private static final int THERE_TWICE = 80;
    private static final List<String> TWINS = List.of("Twin East", "Twin West");
    private static final String DOMAIN = "domain";
    private static final String NAME = "name";
    private static final String KEY = "herkomst_key";
    private static final String MARK = "herkomst_do_not_process";

    private Cast() {}

    /** A company's name. */
    static String name(int company) {
        return Shape.name(company);
    }

    /** The companies that people have made in the CRM. */
    static List<Map<String, String>> made() {
        return List.of(
                Map.of(NAME, name(THERE), DOMAIN, SHAPE.domain(THERE)),
                Map.of(NAME, TWINS.get(0), DOMAIN, SHAPE.domain(THERE_TWICE)),
                Map.of(NAME, TWINS.get(1), DOMAIN, SHAPE.domain(THERE_TWICE)));
    }

    /** How many visits each company must have in the CRM in the end, by its name. */
    static Map<String, Long> truth(Scenario scenario) {
        Map<String, Long> truth = new TreeMap<>(SHAPE.counts());
        truth.remove(name(THERE_TWICE));
        truth.remove(name(OPTED_OUT));
        scenario.gone().forEach(company -> truth.remove(name(company)));
        return truth;
    }

    /**
     * Compares what the CRM has with the truth. The two that nobody can tell apart must be as a person made them; one that a person had
     * made and that opted out must have nothing of ours but the mark.
     */
    static Found compare(Collection<Map<String, String>> companies, Scenario scenario) {
        List<Map<String, String>> ours = new ArrayList<>(companies);
        int wrong = 0;
        for (String twin : TWINS) {
            wrong += ours.removeIf(c -> left(c, twin)) ? 0 : 1;
        }
        if (scenario.gone().contains(THERE)) {
            wrong += ours.removeIf(c -> left(c, name(THERE)) && "true".equals(c.get(MARK))) ? 0 : 1;
        }
        return Found.compare(ours, truth(scenario)).and(new Found(0, 0, wrong));
    }

    private static boolean left(Map<String, String> company, String name) {
        return name.equals(company.get(NAME)) && !company.containsKey(KEY);
    }
}
