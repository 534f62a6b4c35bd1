package org.herkomst.proofs.optout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herkomst.sandbox.hubspot.SandboxAccount;

/** What the CRM has, by the company's name, archived records too. */
final class Records {
    /** A record of the CRM's. */
    record Kept(String id, boolean archived, Map<String, String> values) {}

    private final Map<String, List<Kept>> byName = new HashMap<>();
    private final Set<String> persons;

    /**
     * Reads all.
     *
     * @param persons names of records that a person made
     */
    Records(SandboxAccount account, Set<String> persons) {
        this.persons = persons;
        account.companies().forEach((id, values) -> add(new Kept(id, false, values)));
        account.archived().forEach((id, values) -> add(new Kept(id, true, values)));
    }

    private void add(Kept record) {
        byName.computeIfAbsent(record.values().getOrDefault("name", ""), n -> new ArrayList<>())
                .add(record);
    }

    List<Kept> of(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** How many records live with something of ours. */
    long live() {
        return byName.values().stream()
                .flatMap(List::stream)
                .filter(r -> !r.archived() && Traffic.holdsOurs(r.values()))
                .count();
    }

    /** Whether something of a company is left that has to go: our fields anywhere, or a record that we made. */
    boolean left(String name) {
        return of(name).stream()
                .anyMatch(r -> Traffic.holdsOurs(r.values()) || (!r.archived() && !persons.contains(name)));
    }

    /** Records that a person made and that are archived now. */
    long spoilt() {
        return persons.stream()
                .flatMap(name -> of(name).stream())
                .filter(Kept::archived)
                .count();
    }

    /** Companies with more than one record. */
    long doubled() {
        return byName.values().stream().filter(all -> all.size() > 1).count();
    }
}
