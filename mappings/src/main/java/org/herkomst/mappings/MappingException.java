package org.herkomst.mappings;

import java.util.List;
import java.util.stream.Collectors;

/** A mapping can't be used; holds every fault at once. */
public final class MappingException extends RuntimeException {
    private final transient List<MappingFault> faults;

    /** All faults found. */
    public MappingException(List<MappingFault> faults) {
        super(faults.stream()
                .map(f -> f.where() + ": " + f.key() + ": " + f.message() + ". " + f.action())
                .collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** The faults, in the file's order. */
    public List<MappingFault> faults() {
        return faults;
    }
}
