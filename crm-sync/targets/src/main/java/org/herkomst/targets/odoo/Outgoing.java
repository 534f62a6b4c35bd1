package org.herkomst.targets.odoo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.core.delivery.Cleared;
import org.herkomst.core.delivery.LastLook;
import tools.jackson.databind.JsonNode;

/**
 * One request on its way: one write over a record that is there, or one load of new ones with the same fields. Each try holds what a
 * look directly before it cleared. For one thread.
 */
final class Outgoing implements Connection.Writing<Loaded> {
    private final LastLook look;
    private final Fields fields;
    private final Set<CompanyKey> keptBack;
    private final Map<CompanyKey, Plan> plans = new LinkedHashMap<>();
    private List<Cleared<Plan>> sent = List.of();

    /**
     * A request for plans.
     *
     * @param keptBack takes those that the look kept back
     */
    Outgoing(List<Plan> plans, LastLook look, Fields fields, Set<CompanyKey> keptBack) {
        this.look = look;
        this.fields = fields;
        this.keptBack = keptBack;
        plans.forEach(p -> this.plans.put(p.record().key(), p));
    }

    /** The plans of the last try, in the order of its rows. */
    List<Plan> sent() {
        return sent.stream().map(Cleared::value).toList();
    }

    @Override
    public Optional<Call> next() {
        sent = List.of();
        var cleared = look.look(plans.values().stream().map(Plan::record).toList());
        var passed = new HashSet<CompanyKey>();
        cleared.forEach(c -> passed.add(c.value().key()));
        plans.keySet().forEach(key -> {
            if (passed.contains(key)) {
                keptBack.remove(key);
            } else {
                keptBack.add(key);
            }
        });
        sent = cleared.stream()
                .map(c -> c.map(r -> Objects.requireNonNull(plans.get(r.key()))))
                .toList();
        return sent.isEmpty() ? Optional.empty() : Optional.of(call());
    }

    private Call call() {
        var first = sent.get(0).value();
        return first.id() == null ? load() : Partners.write(List.of(first.id()), fields.json(first.send()));
    }

    private Call load() {
        var names = List.copyOf(sent.get(0).value().send().keySet());
        var columns = new ArrayList<>(List.of(Keys.ID, Keys.IS_COMPANY));
        names.forEach(name -> columns.add(column(name)));
        var rows = new ArrayList<List<String>>();
        for (var plan : sent()) {
            var row = new ArrayList<String>();
            row.add(Keys.MODULE + "." + Keys.slug(plan.record().key()));
            row.add("1");
            names.forEach(
                    name -> row.add(Values.cell(fields.type(name), plan.send().getOrDefault(name, ""))));
            rows.add(row);
        }
        return Call.of(Keys.PARTNER, "load").with("fields", columns).with("data", rows);
    }

    /** A link by its record's id. */
    private String column(String name) {
        var numbers =
                sent().stream().allMatch(p -> p.send().getOrDefault(name, "").matches("[0-9]+"));
        return numbers && fields.type(name).equals("many2one") ? name + "/.id" : name;
    }

    @Override
    public Loaded read(JsonNode answer) {
        var id = sent.get(0).value().id();
        if (id == null) {
            return Loaded.of(answer, sent.size());
        }
        Partners.done(answer);
        return new Loaded(List.of(id), Map.of());
    }
}
