package org.herkomst.mappings;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** A kind of CRM as mappings see it; found by {@link ServiceLoader}. */
public interface TargetKind {

    /** Its name in mapping files and in the configuration, such as {@code hubspot}; also the name of its preset. */
    String id();

    /** What its field names look like. */
    TargetRules rules();

    /** The text of its preset, as YAML. */
    String preset();

    /** All kinds, by name. */
    static List<TargetKind> all() {
        return ServiceLoader.load(TargetKind.class, TargetKind.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(java.util.Comparator.comparing(TargetKind::id))
                .toList();
    }

    /** The kind of that name. */
    static Optional<TargetKind> of(String id) {
        return all().stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** A text file beside a class, for {@link #preset()}. */
    static String resource(Class<?> beside, String name) {
        return Presets.resource(beside, name);
    }
}
