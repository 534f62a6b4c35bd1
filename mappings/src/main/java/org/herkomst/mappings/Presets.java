package org.herkomst.mappings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The presets that come with Herkomst: one YAML file each in {@code /presets}. */
final class Presets {
    private static final List<String> NAMES = List.of("hubspot");

    private Presets() {}

    static List<String> names() {
        return NAMES;
    }

    static String file(String name) {
        return "presets/" + name + ".yaml";
    }

    static String text(String name) {
        if (!NAMES.contains(name)) {
            MappingFault fault = new MappingFault(
                    "mapping", Faults.shown(name), "there is no such preset", NearestName.cure(name, NAMES));
            throw new MappingException(List.of(fault));
        }
        try (InputStream in = Presets.class.getResourceAsStream("/" + file(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
