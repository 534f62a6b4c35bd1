package org.herkomst.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.herkomst.app.config.ConfigurationException.Fault;

/** Gathers faults and warnings while a configuration is read. */
final class Faults {
    private final List<Fault> faults = new ArrayList<>();
    private final Consumer<String> warnings;
    private final boolean filesNeeded;

    Faults(Consumer<String> warnings, boolean filesNeeded) {
        this.warnings = warnings;
        this.filesNeeded = filesNeeded;
    }

    void add(String where, String key, String message, String action) {
        faults.add(new Fault(where, key, message, action));
    }

    void absent(String where, String key, String message, String action) {
        if (filesNeeded) {
            add(where, key, message, action);
        } else {
            warn(where, key, message);
        }
    }

    void warn(String where, String key, String message) {
        warnings.accept(where + ": " + key + ": " + message);
    }

    void throwIfAny() {
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparing(Faults::file).thenComparingInt(Faults::line));
            throw new ConfigurationException(faults);
        }
    }

    private static String file(Fault fault) {
        int colon = fault.where().lastIndexOf(':');
        return colon < 0 ? fault.where() : fault.where().substring(0, colon);
    }

    private static int line(Fault fault) {
        String digits = fault.where().substring(fault.where().lastIndexOf(':') + 1);
        return digits.matches("\\d{1,8}") ? Integer.parseInt(digits) : 0;
    }
}
