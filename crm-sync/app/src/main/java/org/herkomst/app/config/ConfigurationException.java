package org.herkomst.app.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration can't be used; holds every fault at once. Exit code 2. */
public final class ConfigurationException extends RuntimeException {
    private final transient List<Fault> faults;

    /** All faults found. */
    public ConfigurationException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** The faults, in the file's order. */
    public List<Fault> faults() {
        return faults;
    }

    /**
     * One fault.
     *
     * @param where file and line, such as {@code herkomst.yaml:12}
     * @param key the full key, such as {@code herkomst.sources.web.token}
     * @param message what is wrong; never a secret's value
     * @param action the cure
     */
    public record Fault(String where, String key, String message, String action) {
        @Override
        public String toString() {
            return where + ": " + key + ": " + message + (message.endsWith(".") ? " " : ". ") + action;
        }
    }
}
