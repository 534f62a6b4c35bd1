package org.herkomst.sandbox.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An account's companies and properties, with what people do there. Thread-safe. */
public final class SandboxAccount {
    private static final List<String> INDUSTRIES =
            List.of("COMPUTER_SOFTWARE", "CONSTRUCTION", "LOGISTICS_AND_SUPPLY_CHAIN", "FOOD_PRODUCTION");

    private final SandboxSettings settings;
    private final Map<String, Company> companies = new LinkedHashMap<>();
    private final Map<String, PropertyRule> properties = new TreeMap<>();
    /** Companies that had a value of a unique property at some time. */
    private final Map<String, List<Company>> holders = new HashMap<>();

    private final Set<String> groups = new TreeSet<>(Set.of("companyinformation"));
    private final Set<String> required = new TreeSet<>();
    private final Set<String> reserved = new TreeSet<>();
    private final Engagements engagements = new Engagements(this);
    private long lastId = 1000;

    SandboxAccount(SandboxSettings settings) {
        this.settings = settings;
        for (var name : List.of(
                "name",
                "domain",
                "website",
                "phone",
                "address",
                "address2",
                "city",
                "state",
                "zip",
                "country",
                "description",
                "linkedin_company_page",
                "lifecyclestage",
                "hs_lead_status",
                "hubspot_owner_id",
                "hs_additional_domains",
                "hs_merged_object_ids")) {
            put(PropertyRule.standard(name, "string", "text"));
        }
        put(PropertyRule.standard("numberofemployees", "number", "number"));
        put(new PropertyRule("industry", "industry", "companyinformation", "enumeration", "select", false, INDUSTRIES));
    }

    /** A person makes a company; gives its id. */
    public synchronized String personAdds(Map<String, String> values) {
        return make(values).id;
    }

    /** A person changes values; an empty one clears. */
    public synchronized void personEdits(String id, Map<String, String> values) {
        set(find(id), values);
    }

    /** A person deletes a company, which archives it. */
    public synchronized void personArchives(String id) {
        find(id).archived = true;
    }

    /** A person restores a company that was archived. */
    public synchronized void personRestores(String id) {
        find(id).archived = false;
    }

    /** Whether a person could restore a company: archived, and not merged into another. */
    public synchronized boolean isArchived(String id) {
        var company = companies.get(id);
        return company != null && company.archived && company.mergedInto == null;
    }

    /** A company's values, also where it is archived. */
    public synchronized Map<String, String> valuesOf(String id) {
        return Map.copyOf(find(id).properties);
    }

    /** A person merges two companies: the first stays, the other's key is lost. */
    public synchronized void personMerges(String winner, String loser) {
        find(winner);
        var gone = find(loser);
        gone.archived = true;
        gone.mergedInto = winner;
        gone.properties.remove("herkomst_key");
        find(winner).properties.merge("hs_merged_object_ids", loser, (before, more) -> before + ";" + more);
    }

    /** The account's rule that new companies must have these properties. */
    public synchronized void requires(Collection<String> names) {
        required.addAll(names);
    }

    /** Writes of this value of our key conflict with something that the caller can't see. */
    public synchronized void reserves(String key) {
        reserved.add(key);
    }

    /** Adds a property, as a person or another app does. */
    public synchronized void addsProperty(String name, String type, boolean unique) {
        put(new PropertyRule(name, name, "companyinformation", type, "text", unique, List.of()));
    }

    /** Takes a property away. */
    public synchronized void dropsProperty(String name) {
        properties.remove(name);
    }

    /** All companies that are not archived: their values by id. */
    public synchronized Map<String, Map<String, String>> companies() {
        var all = new LinkedHashMap<String, Map<String, String>>();
        live().forEach(c -> all.put(c.id, Map.copyOf(c.properties)));
        return all;
    }

    /** All companies that are archived: their values by id. */
    public synchronized Map<String, Map<String, String>> archived() {
        var all = new LinkedHashMap<String, Map<String, String>>();
        companies.values().stream().filter(c -> c.archived).forEach(c -> all.put(c.id, Map.copyOf(c.properties)));
        return all;
    }

    /** The company with this value; empty where there is none or several. */
    public synchronized Optional<Map<String, String>> company(String property, String value) {
        var found = live().stream()
                .filter(c -> value.equals(c.properties.get(property)))
                .toList();
        return found.size() == 1 ? Optional.of(Map.copyOf(found.get(0).properties)) : Optional.empty();
    }

    /** The properties there are. */
    public synchronized Set<String> propertyNames() {
        return Set.copyOf(properties.keySet());
    }

    /** Its notes and tasks. */
    public Engagements engagements() {
        return engagements;
    }

    /** Whether search sees what was made then. */
    boolean searchable(Instant made) {
        return !now().isBefore(made.plus(settings.searchLag()));
    }

    /** Whether a company is, or was merged into, another. */
    boolean isOrWas(String company, String id) {
        return companies.containsKey(company) && find(company).id.equals(id);
    }

    List<Company> live() {
        return companies.values().stream().filter(c -> !c.archived).toList();
    }

    List<Company> all() {
        return List.copyOf(companies.values());
    }

    Map<String, PropertyRule> rules() {
        return properties;
    }

    Set<String> groups() {
        return groups;
    }

    void put(PropertyRule rule) {
        properties.put(rule.name(), rule);
    }

    void put(Company company) {
        companies.put(company.id, company);
        company.properties.forEach((name, value) -> hold(company, name, value));
        lastId = Math.max(lastId, Long.parseLong(company.id));
    }

    Company find(String id) {
        var company = companies.get(id);
        while (company != null && company.mergedInto != null) {
            company = companies.get(company.mergedInto);
        }
        if (company == null) {
            throw new Refusal(404, "OBJECT_NOT_FOUND", "No company with id " + id);
        }
        return company;
    }

    /** The company with this value, among those that are archived or those that aren't. */
    Optional<Company> byUnique(String property, String value, boolean archived) {
        return holders.getOrDefault(property + "=" + value, List.of()).stream()
                .filter(c -> c.archived == archived && value.equals(c.properties.get(property)))
                .min(Comparator.comparing(c -> Long.parseLong(c.id)));
    }

    private void hold(Company company, String name, String value) {
        var rule = properties.get(name);
        if (rule != null && rule.unique()) {
            var there = holders.computeIfAbsent(name + "=" + value, v -> new ArrayList<>(1));
            if (!there.contains(company)) {
                there.add(company);
            }
        }
    }

    Company make(Map<String, String> values) {
        if (values.getOrDefault("name", "").isEmpty()
                && values.getOrDefault("domain", "").isEmpty()) {
            throw Refusal.invalid("A company needs a name or a domain");
        }
        var absent = required.stream()
                .filter(r -> values.getOrDefault(r, "").isEmpty())
                .toList();
        if (!absent.isEmpty()) {
            throw Refusal.invalid(
                    "Property values were not valid: [{\"isValid\":false,\"error\":\"MISSING_REQUIRED_PROPERTY\",\"name\":\""
                            + absent.get(0) + "\"}]");
        }
        checkValues(values, null);
        var company = new Company(Long.toString(++lastId), now());
        companies.put(company.id, company);
        store(company, values);
        return company;
    }

    void set(Company company, Map<String, String> values) {
        if (company.archived) {
            throw new Refusal(404, "OBJECT_NOT_FOUND", "Company " + company.id + " is archived");
        }
        checkValues(values, company);
        store(company, values);
    }

    private void store(Company company, Map<String, String> values) {
        if (!now().isBefore(company.updated.plus(settings.searchLag()))) {
            company.searchable = Map.copyOf(company.properties);
        }
        values.forEach((name, value) -> {
            if (value.isEmpty()) {
                company.properties.remove(name);
            } else {
                company.properties.put(name, value);
                hold(company, name, value);
            }
        });
        company.updated = now();
    }

    /** What search sees of a company: changes show after the lag. */
    Map<String, String> seen(Company company) {
        var late = now().isBefore(company.updated.plus(settings.searchLag()));
        return late ? company.searchable : company.properties;
    }

    private void checkValues(Map<String, String> values, @Nullable Company company) {
        var wrong = new ArrayList<String>();
        values.forEach((name, value) -> {
            var rule = properties.get(name);
            var code = rule == null ? Optional.of("PROPERTY_DOESNT_EXIST") : rule.refuse(value);
            code.ifPresent(c -> wrong.add("{\"isValid\":false,\"message\":\"" + escape(value)
                    + " was not valid\",\"error\":\"" + c + "\",\"name\":\"" + escape(name) + "\"}"));
        });
        if (!wrong.isEmpty()) {
            throw Refusal.invalid("Property values were not valid: [" + String.join(",", wrong) + "]");
        }
        values.forEach((name, value) -> refuseTaken(name, value, company));
    }

    private void refuseTaken(String name, String value, @Nullable Company company) {
        var rule = properties.get(name);
        if (rule == null || !rule.unique() || value.isEmpty()) {
            return;
        }
        // Whether an archived company holds its values on is not documented; here it doesn't.
        var other = byUnique(name, value, false).filter(c -> c != company);
        if (other.isPresent() || reserved.contains(value)) {
            throw new Refusal(409, "CONFLICT", "Another company has this value of " + name);
        }
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    Instant now() {
        return settings.clock().instant();
    }
}
