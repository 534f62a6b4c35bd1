package org.herkomst.targets.odoo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.herkomst.core.company.CompanyKey;
import org.herkomst.targets.odoo.Failure.Kind;
import tools.jackson.databind.JsonNode;

/** Reads partners, archived ones too unless said, and the calls that change them. For one thread. */
final class Partners {
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 500;

    private final Connection connection;
    private boolean externalIdsRefused;

    Partners(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** Those whose field is one of these values. */
    List<Partner> in(String field, Collection<?> values, Collection<String> fields) {
        return values.isEmpty() ? List.of() : search(List.of(List.of(field, "in", List.copyOf(values))), fields, true);
    }

    /** All that a condition of Odoo's finds; pages go by id, so that what changes meanwhile moves none. */
    List<Partner> search(List<?> domain, Collection<String> fields, boolean archivedToo) {
        var names = new TreeSet<>(fields);
        names.add(Keys.ACTIVE);
        names.remove(Keys.ID);
        var found = new ArrayList<Partner>();
        var last = 0L;
        for (var page = 0; page < MOST_PAGES; page++) {
            var part = page(domain, List.copyOf(names), last, archivedToo);
            found.addAll(part);
            if (part.size() < PAGE) {
                break;
            }
            last = part.get(part.size() - 1).id();
        }
        return found;
    }

    private List<Partner> page(List<?> domain, List<String> fields, long after, boolean archivedToo) {
        var from = new ArrayList<Object>();
        if (after > 0) {
            from.add(List.of(Keys.ID, ">", after));
        }
        from.addAll(domain);
        var call = Call.of(Keys.PARTNER, "search_read")
                .with("domain", from)
                .option("fields", fields)
                .option("limit", PAGE)
                .option("order", Keys.ID);
        var asked = archivedToo ? call.option("context", Map.of("active_test", false)) : call;
        return connection.read(asked, answer -> list(answer, after));
    }

    /** In the order asked for, or it isn't the answer. */
    private static List<Partner> list(JsonNode answer, long after) {
        if (!answer.isArray()) {
            throw Failure.noAnswer();
        }
        var found = new ArrayList<Partner>();
        var last = after;
        for (var node : answer) {
            var partner = Partner.of(node);
            if (partner.id() <= last) {
                throw Failure.noAnswer();
            }
            last = partner.id();
            found.add(partner);
        }
        return found;
    }

    /** The records that our external ids name; empty where the user may not read external ids, and from then on. */
    Map<CompanyKey, Long> byExternalId(Collection<CompanyKey> keys) {
        if (keys.isEmpty() || externalIdsRefused) {
            return Map.of();
        }
        var bySlug = new LinkedHashMap<String, CompanyKey>();
        keys.forEach(key -> bySlug.put(Keys.slug(key), key));
        var call = Call.of("ir.model.data", "search_read")
                .with(
                        "domain",
                        List.of(
                                List.of("module", "=", Keys.MODULE),
                                List.of("model", "=", Keys.PARTNER),
                                List.of(Keys.NAME, "in", List.copyOf(bySlug.keySet()))))
                .option("fields", List.of(Keys.NAME, "res_id"))
                .option("order", Keys.ID);
        try {
            return connection.read(call, answer -> externalIds(answer, bySlug));
        } catch (Failure f) {
            if (f.kind != Kind.RIGHT) {
                throw f;
            }
            externalIdsRefused = true;
            return Map.of();
        }
    }

    private static Map<CompanyKey, Long> externalIds(JsonNode answer, Map<String, CompanyKey> bySlug) {
        if (!answer.isArray()) {
            throw Failure.noAnswer();
        }
        var found = new LinkedHashMap<CompanyKey, Long>();
        for (var node : answer) {
            var key = bySlug.get(node.path(Keys.NAME).asString(""));
            if (!node.path("res_id").isIntegralNumber()) {
                throw Failure.noAnswer();
            }
            if (key != null) {
                found.put(key, node.path("res_id").longValue());
            }
        }
        return found;
    }

    static Call write(List<Long> ids, Map<String, Object> values) {
        return Call.on(Keys.PARTNER, "write", ids).with("vals", values);
    }

    static Call unlink(List<Long> ids) {
        return Call.on(Keys.PARTNER, "unlink", ids);
    }

    /** The answer of {@link #write} and {@link #unlink}. */
    static boolean done(JsonNode answer) {
        if (!answer.isBoolean() || !answer.booleanValue()) {
            throw Failure.noAnswer();
        }
        return true;
    }

    /** Whether the user may do this with partners at all. */
    Optional<Boolean> may(String operation) {
        return may(Keys.PARTNER, operation);
    }

    /**
     * Whether the user may do this with a model's records at all.
     *
     * @param operation {@code read}, {@code write}, {@code create} or {@code unlink}
     * @return empty where Odoo doesn't say
     */
    Optional<Boolean> may(String model, String operation) {
        var call = connection.version().hasAccess()
                ? Call.on(model, "has_access", List.of()).with("operation", operation)
                : Call.of(model, "check_access_rights")
                        .with("operation", operation)
                        .option("raise_exception", false);
        try {
            return Optional.of(connection.read(call, answer -> {
                if (!answer.isBoolean()) {
                    throw Failure.noAnswer();
                }
                return answer.booleanValue();
            }));
        } catch (Failure f) {
            if (f.kind == Kind.AUTH) {
                throw f;
            }
            return Optional.empty();
        }
    }
}
