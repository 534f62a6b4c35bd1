package org.herkomst.targets.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of a model's method, in either dialect.
 *
 * @param model such as {@code res.partner}
 * @param method such as {@code search_read}
 * @param ids the records that it is about; absent for a method of the model
 * @param args arguments in their order, by name
 * @param options arguments that have a default, by name
 */
record Call(
        String model, String method, @Nullable List<Long> ids, Map<String, Object> args, Map<String, Object> options) {

    static Call of(String model, String method) {
        return new Call(model, method, null, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    static Call on(String model, String method, List<Long> ids) {
        return new Call(model, method, List.copyOf(ids), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** The same with an argument more. */
    Call with(String name, Object value) {
        var more = new LinkedHashMap<>(args);
        more.put(name, value);
        return new Call(model, method, ids, more, options);
    }

    /** The same with an option more. */
    Call option(String name, Object value) {
        var more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new Call(model, method, ids, args, more);
    }
}
