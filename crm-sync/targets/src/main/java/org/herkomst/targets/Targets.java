package org.herkomst.targets;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.herkomst.core.target.CrmTarget;

/** Opens targets by their type. */
public final class Targets {
    private Targets() {}

    /** The types there are, for the configuration's check; by name. */
    public static List<String> types() {
        return providers().stream().map(TargetProvider::type).sorted().toList();
    }

    /** What is known of a type. */
    public static Optional<TargetProvider> provider(String type) {
        return providers().stream().filter(p -> p.type().equals(type)).findFirst();
    }

    /**
     * Opens a target.
     *
     * @throws IllegalArgumentException for an unknown type
     */
    public static CrmTarget open(TargetSettings settings) {
        return provider(settings.type())
                .orElseThrow(() -> new IllegalArgumentException("Unknown target type; legal are " + types()))
                .open(settings);
    }

    private static List<TargetProvider> providers() {
        return ServiceLoader.load(TargetProvider.class, Targets.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
