package org.herkomst.mappings;

import java.nio.file.Path;
import java.util.List;

/** Reads mappings. */
public final class Mappings {
    private Mappings() {}

    /**
     * A preset by its name, or else a YAML file by its path.
     *
     * @throws MappingException where there is no such preset or file, or it has faults
     */
    public static Mapping named(String presetOrPath) {
        throw new UnsupportedOperationException("to be written by the mappings' author");
    }

    /** A file. */
    public static Mapping file(Path file) {
        throw new UnsupportedOperationException("to be written by the mappings' author");
    }

    /** The names of the presets. */
    public static List<String> presets() {
        throw new UnsupportedOperationException("to be written by the mappings' author");
    }

    /** The text of a preset, for {@code mapping show}. */
    public static String presetText(String name) {
        throw new UnsupportedOperationException("to be written by the mappings' author");
    }
}
